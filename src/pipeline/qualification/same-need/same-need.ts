import type { Town } from '../../../towns/index.js';
import { evidenceOf, type Evidence } from './evidence.js';
import { gradeOf } from './grade.js';
import type { Arriving, Candidate, Judged } from './need.js';
import { reasonsOf } from './reasons.js';

const offeredMax = 5;
const severalFit = 'Plusieurs dossiers correspondent';

/**
 * The dossiers a contact belongs to, or may belong to, best first, and why. At most one is certain: where several are, a person
 * chooses.
 */
export function sameNeed(
  candidates: readonly Candidate[],
  arriving: Arriving,
  town: Pick<Town, 'demarches' | 'configuration' | 'administrations' | 'platform'>,
): Judged[] {
  const judged = candidates.flatMap((candidate) => {
    const evidence = evidenceOf(candidate, arriving, town);
    const grade = gradeOf(evidence);
    if (grade === 'no') return [];
    return [{ candidate, grade, evidence, weight: weightOf(evidence, grade) }];
  });
  judged.sort((one, other) => other.weight - one.weight || +other.candidate.lastAt - +one.candidate.lastAt);
  const [best, second] = judged;
  const isTied = best?.grade === 'certain' && second?.grade === 'certain' && best.weight === second.weight;
  return judged.slice(0, offeredMax).map(({ candidate, grade, evidence, weight }, place) => {
    const reasons = reasonsOf(evidence, candidate, town);
    const isOne = grade === 'certain' && place === 0 && !isTied;
    const fits = isTied && grade === 'certain' && weight === best.weight;
    return { candidate, grade: isOne ? 'certain' : 'likely', reasons: fits ? [...reasons, severalFit] : reasons };
  });
}

/** The surer first, then what tells needs apart best: the number, the place, the démarche, the person. */
function weightOf({ isQuoted, who, what, where, isClosed }: Evidence, grade: Judged['grade']): number {
  return (
    (grade === 'certain' ? 100 : 0) +
    (isQuoted ? 50 : 0) +
    { same: 12, near: where.isApart ? 2 : 6, different: 0, unknown: 0 }[where.agreement] +
    { same: 8, plausible: 6, sibling: 3, other: 0, unknown: 0 }[what] +
    { same: 4, likely: 2, other: 0, unknown: 0 }[who] -
    (isClosed ? 1 : 0)
  );
}
