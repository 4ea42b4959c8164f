import type { TownTransaction } from '../platform/database/index.js';
import {
  administrationOf,
  addWorkingDays,
  endOfDay,
  localDay,
  startOfDay,
  transmissionRules,
  type Office,
  type Town,
} from '../towns/index.js';
import { recompute } from './clocks/index.js';
import { closeIfNothingIsOwed } from './closing.js';
import { makePayable } from './debts.js';
import type { DeliveryFailure } from './delivery.js';
import type { DossierRow } from './rows.js';
import type { TransmissionState } from './states.js';
import { addTasks } from './tasks.js';
import { setTimers, stopTimers } from './timers.js';

const dayMs = 24 * 3_600_000;

/** How a request reaches the administration that is competent. */
export const transmissionWays = ['email', 'letter', 'hand'] as const;
export type TransmissionWay = (typeof transmissionWays)[number];

export interface TransmissionRow {
  id: string;
  dossier_id: string;
  round: number;
  state: TransmissionState;
  way: TransmissionWay;
  office: Office;
  received_at: Date;
  sealed: boolean;
  joined: { documentId: string; name: string }[];
  left_out: { name: string; reason: string }[];
  bordereau_id: string;
  reference: string | null;
  prepared_at: Date;
  prepared_by: string;
  sent_at: Date | null;
  sent_by: string | null;
  reminders: number;
  reminded_at: Date | null;
  answered_at: Date | null;
  copy_removed_at: Date | null;
}

/** The key of the message that carries a transmission, as against those that remind of it. */
export const transmissionKey = ({ round }: Pick<TransmissionRow, 'round'>) => `transmission-${round}`;

interface Deed {
  /** Who posted or handed it over; absent: whoever prepared it. */
  actor?: string;
  at: Date;
  /** Number of the registered letter, or what else proves it. */
  reference?: string | null;
}

/**
 * It has gone to whoever is competent: the usager is told (CRPA L114-2, TR-01), and time begins to watch. The work of sending is
 * done, and the dossier closes with the notice.
 * @returns whether it was still to go: twice is once
 */
export async function transmissionSent(
  tx: TownTransaction,
  town: Town,
  dossier: Pick<DossierRow, 'id' | 'administration_id'>,
  id: string,
  { actor, at, reference = null }: Deed,
): Promise<boolean> {
  const [sent] = await tx.query<TransmissionRow>(
    `WITH sent AS (
       UPDATE transmission SET state = 'sent', sent_at = $3, sent_by = coalesce($4, prepared_by), reference = $5
       WHERE town_id = $1 AND id = $2 AND state = 'prepared' RETURNING *),
     done AS (
       UPDATE task SET state = 'done', done_at = $3, done_by = sent_by FROM sent
       WHERE task.town_id = $1 AND task.dossier_id = sent.dossier_id AND task.open AND kind IN ('transmission', 'transmission-late')),
     written AS (
       INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
       SELECT $1, dossier_id, $3, sent_by, 'transmission-sent', jsonb_build_object('transmission', id, 'way', way, 'round', round) FROM sent),
     ending AS (
       -- What was handed over has been received that day; of a letter or a mail nobody knows (TR-02).
       UPDATE dossier SET state = 'closing', closing_reason = 'transmitted',
         competent_received_at = CASE WHEN way = 'hand' THEN $3::timestamptz END FROM sent
       WHERE dossier.town_id = $1 AND dossier.id = sent.dossier_id AND dossier.state = 'open' AND administration_id IS NOT NULL)
     SELECT * FROM sent`,
    [tx.townId, id, at, actor ?? null, reference],
  );
  if (!sent) return false;
  if (sent.way === 'hand') await recompute(tx, town, dossier.id, at);
  const { name, address, phone } = sent.office;
  const facts = { forwardedAt: at.toISOString(), destination: { name, address, phone } };
  await makePayable(tx, dossier.id, 'transmission-notice', facts);
  await watchSilence(tx, town, dossier, sent, at);
  await forgetInTime(tx, town, dossier, sent, at);
  // The usager may have been told in the meantime, by a conversation.
  await closeIfNothingIsOwed(tx, dossier.id, at);
  return true;
}

/** Its silence is told after some working days. */
export async function watchSilence(
  tx: TownTransaction,
  town: Town,
  dossier: Pick<DossierRow, 'id' | 'administration_id'>,
  { id, reminders }: Pick<TransmissionRow, 'id' | 'reminders'>,
  from: Date,
): Promise<void> {
  const days =
    administrationOf(town, dossier.administration_id)?.silent_working_days ??
    transmissionRules(town, localDay(town, from)).silent_working_days;
  const dueAt = startOfDay(town, addWorkingDays(town, from, days));
  const key = `administration-silent-${id}-${reminders}`;
  await setTimers(tx, [
    { dossierId: dossier.id, kind: 'administration-silent', key, dueAt, facts: { transmission: id } },
  ]);
}

/** A closed letter leaves nothing behind (TR-05); what a social body was sent is kept for the time of a question (J18). */
async function forgetInTime(
  tx: TownTransaction,
  town: Town,
  dossier: Pick<DossierRow, 'id' | 'administration_id'>,
  { id, sealed }: Pick<TransmissionRow, 'id' | 'sealed'>,
  at: Date,
): Promise<void> {
  if (!sealed && administrationOf(town, dossier.administration_id)?.keep_copy !== false) return;
  const { copy_days } = transmissionRules(town, localDay(town, at));
  const dueAt = sealed ? at : endOfDay(town, localDay(town, new Date(at.getTime() + copy_days * dayMs)));
  await setTimers(tx, [
    { dossierId: dossier.id, kind: 'forget-copy', key: `forget-copy-${id}`, dueAt, facts: { transmission: id } },
  ]);
}

/**
 * An e-mail to an administration did not arrive, as far as we know now. The request: it has to go another way, and nothing is
 * waited for. A reminder: whoever follows the dossier telephones.
 * @param message what carried it
 */
export async function transmissionRefused(
  tx: TownTransaction,
  { dossier_id: dossierId, key, transmission_id: id }: { dossier_id: string; key: string; transmission_id: string },
  failure: DeliveryFailure,
  at: Date,
): Promise<void> {
  const [refused] = await tx.query<{ is_ours: boolean }>(
    `UPDATE transmission SET state = 'refused' FROM dossier
     WHERE transmission.town_id = $1 AND transmission.id = $2 AND transmission.state IN ('prepared', 'sent')
     AND $3 = 'transmission-' || round AND dossier.town_id = $1 AND dossier.id = dossier_id RETURNING administration_id IS NULL AS is_ours`,
    [tx.townId, id, key],
  );
  const kind = refused ? 'transmission' : 'administration-silent';
  if (refused) await stopTimers(tx, dossierId, ['administration-silent', 'forget-copy']);
  // Somebody has found meanwhile that it is ours: nobody has to send it on.
  if (refused?.is_ours) return;
  await addTasks(tx, [{ dossierId, key: refused ? kind : `${kind}-${id}`, kind, reason: failure, dueAt: at }]);
}
