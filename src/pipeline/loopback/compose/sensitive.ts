import { holdsSensitiveNumber } from '../../../dossiers/mask/index.js';

/** Health, social aid, opinions, offences (RGPD art. 9 and 10). Rather one word too many: what it hides is said in a letter. */
const words =
  /handicap|invalidité|malad|médica|santé|asthm|enceinte|grossesse|vaccin|psychiatr|alcool|drogue|addict|\bRSA\b|aide sociale|logement social|surendett|violence|maltrait|insalubr|casier judiciaire|condamn|syndica|religi/iu;

/** True of what an SMS must not say: a locked telephone shows it to whoever stands near (CA-03, DP-05). */
export function isSensitive(text: string): boolean {
  return words.test(text) || holdsSensitiveNumber(text);
}
