import { v7 as uuid } from 'uuid';
import { acknowledgementTimers } from '../../dossiers/clocks/index.js';
import { addDebts } from '../../dossiers/debts.js';
import { numberingOf } from '../../dossiers/numbering.js';
import { openDossiers, type NewDossier } from '../../dossiers/open-dossiers.js';
import { reachedTownHallAt, saidSender, type ContactRow } from '../../dossiers/rows.js';
import { addTasks } from '../../dossiers/tasks.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, type Town } from '../../towns/index.js';
import type { Danger } from './danger/index.js';

/**
 * A contact that waits for a person may still need a dossier at once: an electronic message is owed the proof of its date
 * (EL-05), and words of danger an alert (UR-01), which nothing automatic must precede (J22).
 * A dossier that was made empty when the contact was separated from another (desks/joining) is given the same.
 * @param mayAnswer false when a person looks before anything automatic goes out: for danger, and for what may be a machine (J16)
 * @returns the dossier's id, null when none is needed yet
 */
export async function openProvisional(
  tx: TownTransaction,
  town: Town,
  contact: ContactRow,
  usagerId: string | null,
  { dangers, mayAnswer }: { dangers: readonly Danger[]; mayAnswer: boolean },
  at: Date,
): Promise<string | null> {
  const [danger] = dangers;
  const inDanger = danger?.level === 'emergency';
  const email = saidSender(contact).email;
  const electronic = (contact.channel === 'email' || contact.channel === 'web_form') && email !== undefined;
  if (!danger && !electronic) return null;
  const tasks = danger ? [{ key: 'alert', kind: 'alert' as const, reason: danger.level, dueAt: at }] : [];
  const receivedAt = reachedTownHallAt(contact);
  const noticeDueAt = endOfDay(town, addWorkingDays(town, receivedAt, 1));
  const debts =
    !mayAnswer || !electronic ? [] : [{ kind: 'registration-notice' as const, payable: true, dueAt: noticeDueAt }];
  const opened = await openedFor(tx, contact.id);
  if (opened) {
    if (!opened.is_empty) return null;
    await addTasks(
      tx,
      tasks.map((task) => ({ ...task, dossierId: opened.id })),
    );
    await addDebts(
      tx,
      debts.map((debt) => ({ ...debt, dossierId: opened.id })),
    );
    return opened.id;
  }
  const dossier: NewDossier = {
    id: uuid(),
    demarcheId: null,
    serviceId: contact.service_id ?? town.configuration.default_service,
    administrationId: null,
    usagerId,
    parentId: null,
    priority: danger?.level ?? 'normal',
    confidential: inDanger,
    summary: null,
    receivedAt,
    targetDate: null,
    state: 'open',
    timers: electronic ? acknowledgementTimers(town, receivedAt) : [],
    tasks,
    debts,
  };
  await openDossiers(tx, contact.id, [dossier], numberingOf(town, at), at);
  return dossier.id;
}

async function openedFor(tx: TownTransaction, contactId: string): Promise<{ id: string; is_empty: boolean } | null> {
  const [opened] = await tx.query<{ id: string; is_empty: boolean }>(
    `SELECT id, demarche_id IS NULL AND state = 'open'
       AND NOT EXISTS (SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = dossier.id)
       AND NOT EXISTS (SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = dossier.id) AS is_empty
     FROM dossier_contact JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
     WHERE dossier_contact.town_id = $1 AND contact_id = $2 ORDER BY is_empty DESC LIMIT 1`,
    [tx.townId, contactId],
  );
  return opened ?? null;
}
