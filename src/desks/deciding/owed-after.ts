import type { DebtKind, NewDebt } from '../../dossiers/debts.js';
import type { Told } from './told-demarche.js';

type Owed = Omit<NewDebt, 'dossierId'> & { key: string };

const firstWords: readonly DebtKind[] = [
  'acknowledgement',
  'written-confirmation',
  'orientation',
  'transmission-notice',
];
/** Said once of a request that is ours; what was wrong in them is put right by another message. */
const ofOurs: readonly DebtKind[] = ['acknowledgement', 'written-confirmation'];

const rightService =
  'Notre premier message nommait une autre démarche : c’est celle-ci qui est retenue, et le service ci-dessous vous répond';

/**
 * What is owed once a dossier is about another démarche: what its new plan owes, without saying again what was said, and
 * with a word to the usager only if they were told something wrong.
 * @param correction how many times this dossier has been corrected, this one included
 */
export function owedAfter(
  planned: readonly Omit<NewDebt, 'dossierId'>[],
  { told, demarche, correction }: { told: Told | null; demarche: string; correction: number },
): Owed[] {
  return planned.flatMap((debt) => {
    const owed = { ...debt, key: debt.key ?? debt.kind };
    if (!firstWords.includes(debt.kind) || !told?.kinds.has(debt.kind)) return [owed];
    if (told.demarche === demarche) return [];
    if (!ofOurs.includes(debt.kind)) return [{ ...owed, key: `${debt.kind}-${correction + 1}` }];
    const key = `rectification-${correction}`;
    return [{ ...owed, kind: 'rectification' as const, key, facts: { ...debt.facts, progressText: rightService } }];
  });
}
