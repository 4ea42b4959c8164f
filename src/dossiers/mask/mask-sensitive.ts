import { asDigits } from '../numbers/index.js';
import { cardsIn } from './cards.js';
import { ibansIn } from './ibans.js';
import { saidIn } from './said.js';
import { socialSecurityIn } from './social-security.js';
import { withoutSpans } from './spans.js';

/**
 * The text without the numbers a town hall must not keep in words: payment cards (J04), bank accounts and social security
 * (DP-05), written, misread by OCR or dictated. Phone numbers, SIREN, SIRET, RNA, dates and dossier numbers stay. Masked
 * again it does not change; the time it takes grows with the length alone.
 */
export function maskSensitive(text: string): string {
  const read = asDigits(text);
  return withoutSpans(text, [...ibansIn(read), ...socialSecurityIn(read), ...cardsIn(read), ...saidIn(text)]);
}

/** Whether a text holds one of these numbers. */
export function isSensitive(text: string): boolean {
  return maskSensitive(text) !== text;
}
