import { asDigits } from '../numbers/index.js';
import { cardsIn } from './cards.js';
import { floodsIn } from './floods.js';
import { ibansIn } from './ibans.js';
import { withoutMasks } from './masks.js';
import { plainOf } from './plain.js';
import { ribsIn } from './ribs.js';
import { saidIn } from './said.js';
import { socialSecurityIn } from './social-security.js';
import { withoutSpans, type Span } from './spans.js';

/**
 * The text without the numbers a town hall must not keep in words: payment cards (J04), bank accounts and social security
 * (DP-05), written, misread by OCR or dictated. Phone numbers, SIREN, SIRET, RNA, dates and dossier numbers stay. Masked
 * again it does not change; the time it takes grows with the length alone, and digits without end are hidden unread.
 */
export function maskSensitive(given: string): string {
  const text = withoutSpans(given, floodsIn(given));
  // « | » is a 1 that OCR misread, or what somebody draws between two groups.
  const readings = new Set([text, asDigits(text)]);
  return withoutSpans(text, [...[...readings].flatMap(writtenIn), ...saidIn(text)]);
}

/** Whether a text holds one of these numbers. */
export function holdsSensitiveNumber(text: string): boolean {
  return maskSensitive(text) !== text;
}

/** Whether the original of a text holds one: it was masked, or is not yet. */
export function wasMasked(text: string): boolean {
  return withoutMasks(maskSensitive(text)) !== text;
}

function writtenIn(text: string): Span[] {
  const { signs, placeOf } = plainOf(text);
  return [ibansIn, ribsIn, cardsIn, socialSecurityIn].flatMap((numbersIn) =>
    numbersIn(signs).map(({ from, to, instead }) => ({ ...placeOf(from, to), instead })),
  );
}
