import { v7 as uuid } from 'uuid';
import { smsRecipient } from '../../dossiers/mobile.js';
import { numberingOf } from '../../dossiers/numbering.js';
import { openDossiers, type NewDossier } from '../../dossiers/open-dossiers.js';
import type { ContactRow } from '../../dossiers/rows.js';
import { program, writeEvents } from '../../dossiers/timeline.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, localDay, reachingRules, type Town } from '../../towns/index.js';

/** `opened`: we call back. `joined`: we do already. */
export type MissedCall = { is: 'opened' | 'joined'; dossierId: string };

/**
 * Nobody answered a call, or its caller gave up: one person calls back within a working day, however often that number called
 * (J21), and the caller is told so once that day by SMS, where the number takes any (T13). Called with the number held
 * (lockIdentities), so that calls of one moment pass one after the other.
 * @returns null for a call of another kind, and for one without a number: it is counted, and that is all
 */
export async function missedCall(
  tx: TownTransaction,
  town: Town,
  contact: ContactRow,
  at: Date,
): Promise<MissedCall | null> {
  const { phone } = contact.sender;
  if (phone === undefined || !isMissed(town, contact)) return null;
  const day = localDay(town, contact.received_at);
  const around = await lookAround(tx, contact.id, phone, `missed-call-${day}`);
  if (around.is_linked) return null;
  if (around.open_id !== null) {
    await join(tx, around.open_id, contact.id, at);
    return { is: 'joined', dossierId: around.open_id };
  }
  const dossier = callBack(town, contact, day, smsRecipient(phone) === 'mobile' && !around.is_told);
  await openDossiers(tx, contact.id, [dossier], numberingOf(town, at), at);
  return { is: 'opened', dossierId: dossier.id };
}

function isMissed(town: Town, { channel, facts, received_at }: ContactRow): boolean {
  if (channel !== 'call' || !facts.call) return false;
  const { outcome, seconds = 0 } = facts.call;
  const { missed_call_seconds } = reachingRules(town, localDay(town, received_at));
  return outcome === 'missed' || (outcome === 'abandoned' && seconds >= missed_call_seconds);
}

interface Around {
  /** The contact has its dossier: it is tried again. */
  is_linked: boolean;
  /** Where that number is to be called back already. */
  open_id: string | null;
  /** That number got its SMS of the day. */
  is_told: boolean;
}

async function lookAround(tx: TownTransaction, contactId: string, phone: string, key: string): Promise<Around> {
  const [around] = await tx.query<Around>(
    `WITH same AS (
       SELECT dossier_id FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
       WHERE dossier_contact.town_id = $1 AND channel = 'call' AND sender ->> 'phone' = $3)
     SELECT EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND contact_id = $2) AS is_linked,
       (SELECT dossier_id FROM task JOIN same USING (dossier_id) WHERE town_id = $1 AND kind = 'return-call' AND open LIMIT 1) AS open_id,
       EXISTS (SELECT 1 FROM debt JOIN same USING (dossier_id) WHERE town_id = $1 AND key = $4) AS is_told`,
    [tx.townId, contactId, phone, key],
  );
  return around!;
}

async function join(tx: TownTransaction, dossierId: string, contactId: string, at: Date): Promise<void> {
  await tx.query('SELECT 1 FROM dossier WHERE town_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.townId, dossierId]);
  await tx.query(
    'INSERT INTO dossier_contact (town_id, dossier_id, contact_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [tx.townId, dossierId, contactId],
  );
  await writeEvents(tx, [{ dossierId, kind: 'called-again', actor: program, at, data: { contact: contactId } }]);
}

/** Nobody knows yet what it is about. */
function callBack(town: Town, { received_at, service_id, usager_id }: ContactRow, day: string, isTold: boolean) {
  const dueAt = endOfDay(town, addWorkingDays(town, received_at, 1));
  const serviceId = service_id ?? town.configuration.default_service;
  return {
    id: uuid(),
    demarcheId: null,
    serviceId,
    administrationId: null,
    usagerId: usager_id,
    parentId: null,
    priority: 'normal',
    confidential: town.services.get(serviceId)?.confidential ?? false,
    summary: null,
    receivedAt: received_at,
    targetDate: null,
    state: 'open',
    tasks: [{ key: 'return-call', kind: 'return-call', dueAt }],
    debts: isTold ? [{ kind: 'missed-call', key: `missed-call-${day}`, dueAt, payable: true }] : [],
  } satisfies NewDossier;
}
