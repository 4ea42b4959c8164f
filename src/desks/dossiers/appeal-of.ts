import { mayAnnounce, type Law } from '../../dossiers/clocks/index.js';
import type { Appeal } from '../../dossiers/debts.js';

/**
 * Whom an usager may turn to against a refusal. Null where the town has not said what the law is, and where a procedure has ways
 * of its own (urbanisme, elections): a wrong mention is worse than none, and the decision itself has the right ones (N-03).
 */
export function appealOf(law: Law | null): Appeal | null {
  if (!mayAnnounce(law)) return null;
  if (law.appealBlock === 'cada') return 'cada';
  return law.appealBlock === 'attestation-accueil' ? 'attestation' : 'general';
}
