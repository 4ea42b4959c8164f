import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { openDossiers, type NewDossier } from '../../dossiers/open-dossiers.js';
import type { ContactRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, type Town } from '../../towns/index.js';
import type { Danger } from './danger/index.js';

/**
 * A contact that waits for a person may still need a dossier at once: an electronic message is owed the proof of its date
 * (EL-05), and words of danger an alert (UR-01), which nothing automatic must precede (J22).
 * @returns the dossier's id, null when none is needed yet
 */
export async function openProvisional(
  tx: TownTransaction,
  town: Town,
  contact: ContactRow,
  usagerId: string | null,
  dangers: readonly Danger[],
  at: Date,
): Promise<string | null> {
  const [danger] = dangers;
  const inDanger = danger?.level === 'emergency';
  const email = { ...contact.sender, ...contact.reading?.sender }.email;
  const electronic = (contact.channel === 'email' || contact.channel === 'web_form') && email !== undefined;
  if (!danger && !electronic) return null;
  const opened = await tx.query('SELECT 1 FROM dossier_contact WHERE town_id = $1 AND contact_id = $2', [
    town.id,
    contact.id,
  ]);
  if (opened.length > 0) return null;
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
    receivedAt: contact.received_at,
    targetDate: null,
    state: 'open',
    tasks: danger ? [{ key: 'alert', kind: 'alert', reason: danger.level, dueAt: at }] : [],
    debts:
      inDanger || !electronic
        ? []
        : [
            {
              kind: 'registration-notice',
              payable: true,
              dueAt: endOfDay(town, addWorkingDays(town, contact.received_at, 1)),
            },
          ],
  };
  const { year } = DateTime.fromJSDate(at, { zone: town.platform.working_calendar.timezone });
  await openDossiers(tx, contact.id, [dossier], { townCode: town.code, year }, at);
  return dossier.id;
}
