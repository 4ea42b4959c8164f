import { maskCards } from './cards.js';
import { maskSocialSecurity } from './social-security.js';

/**
 * The text without the numbers a town hall must not keep: payment cards (J04) and social security (DP-05). Phone numbers,
 * SIREN, SIRET, RNA, IBAN, dates and dossier numbers stay. Numbers said in words are not seen.
 */
export function maskSensitive(text: string): string {
  return maskCards(maskSocialSecurity(text));
}
