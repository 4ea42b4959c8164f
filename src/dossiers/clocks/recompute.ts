import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, localDay, type Town } from '../../towns/index.js';
import { addDebts } from '../debts.js';
import { setTimers } from '../timers.js';
import { isSuspended, suspendedUntil, tacitDecisionOn } from './legal-clock.js';
import { readClock } from './read-facts.js';
import { suspensionTimers, tacitTimers } from './timers-of.js';

/** As for a first word by e-mail. */
const complementWorkingDays = 1;

/**
 * Winds the legal clock of a dossier again after anything it depends on has changed. Once it runs, a usager who was told
 * another date is owed the new one (PI-01b), unless their answer is written. Call it with the dossier locked; twice does no harm.
 * @returns whether a word is owed that the loop-back can pay now
 */
export async function recompute(tx: TownTransaction, town: Town, dossierId: string, at: Date): Promise<boolean> {
  const clock = await readClock(tx, town, dossierId);
  const { facts } = clock;
  const today = localDay(town, at);
  const tacitOn = facts && tacitDecisionOn(facts);
  if (tacitOn !== clock.tacit_on)
    await tx.query('UPDATE dossier SET tacit_on = $3 WHERE town_id = $1 AND id = $2', [tx.townId, dossierId, tacitOn]);
  const service = town.services.get(clock.service_id!)!;
  const timers = [
    ...tacitTimers(town, service, tacitOn, at),
    ...suspensionTimers(town, facts && suspendedUntil(facts, today)),
  ];
  await setTimers(
    tx,
    timers.map((timer) => ({ ...timer, dossierId })),
  );
  const isTold = clock.tacit_announced === null || clock.tacit_announced === tacitOn;
  const mustWait = clock.state !== 'open' || !facts || facts.answeredOn !== null || isSuspended(facts, today);
  if (isTold || mustWait) return false;
  await oweComplement(tx, town, dossierId, `acknowledgement-complement-${clock.tacit_announced}-${tacitOn}`, at);
  return true;
}

async function oweComplement(tx: TownTransaction, town: Town, dossierId: string, key: string, at: Date) {
  // One that has not left yet would say a date that is wrong by now.
  await tx.query(
    `UPDATE debt SET state = 'waived', reason = 'corrected', ended_at = $4 WHERE town_id = $1 AND dossier_id = $2
     AND kind = 'acknowledgement-complement' AND key <> $3 AND state = 'owed' AND message_id IS NULL`,
    [tx.townId, dossierId, key, at],
  );
  const dueAt = endOfDay(town, addWorkingDays(town, at, complementWorkingDays));
  await addDebts(tx, [{ dossierId, kind: 'acknowledgement-complement', key, dueAt, payable: true }]);
}
