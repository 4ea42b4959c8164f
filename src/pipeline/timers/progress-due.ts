import type { DebtKind } from '../../dossiers/debts.js';
import { addDebts } from '../../dossiers/debts.js';
import { progressDueAt, progressTimer, reminderAt } from '../../dossiers/reminders.js';
import { setTimers } from '../../dossiers/timers.js';
import type { Deed, Ringing } from './deed.js';
import { awaitsAnswer } from './still.js';

const progressText = 'Le service n’a pas encore terminé : il y travaille et vous répond';
/** Words that say where a dossier stands; a first word says only that it has come. */
const news: readonly DebtKind[] = [
  'progress',
  'rectification',
  'acknowledgement-complement',
  'missing-documents',
  'reminder',
  'precision',
  'reply',
];

/**
 * Ten working days have passed without an answer, and without news since: the usager is told where the dossier stands
 * (section 9), and again after ten more. In an emergency nothing is said by itself (J22).
 */
export const progressDue: Deed = async (ringing) => {
  const { tx, town, dossier, at } = ringing;
  const { id: dossierId, state, administration_id, target_date, priority } = dossier;
  const isOurs = administration_id === null && target_date !== null;
  if (state !== 'open' || !isOurs || priority === 'emergency' || !(await awaitsAnswer(ringing))) return [];
  const toldAt = await lastNews(ringing);
  const nextAt = progressDueAt(town, toldAt ?? at);
  if (toldAt && nextAt > at) {
    await setTimers(tx, [{ dossierId, ...progressTimer(nextAt) }]);
    return [];
  }
  const { day, wordDueAt, progressAt } = reminderAt(town, at);
  const facts = { firstToldAt: dossier.received_at.toISOString(), progressText };
  await addDebts(tx, [{ dossierId, kind: 'progress', key: `progress-${day}`, dueAt: wordDueAt, payable: true, facts }]);
  await setTimers(tx, [{ dossierId, ...progressTimer(progressAt) }]);
  return [{ stage: 'loopback', subjectId: dossierId }];
};

async function lastNews({ tx, dossier }: Ringing): Promise<Date | null> {
  const [last] = await tx.query<{ at: Date | null }>(
    `SELECT max(coalesce(composed_at, debt.ended_at, debt.created_at)) AS at FROM debt
     LEFT JOIN message ON message.town_id = $1 AND message.id = debt.message_id
     WHERE debt.town_id = $1 AND debt.dossier_id = $2 AND debt.kind = ANY ($3) AND debt.state <> 'waived'`,
    [tx.townId, dossier.id, news],
  );
  return last!.at;
}
