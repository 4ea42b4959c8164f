import { maskSensitive, withoutMasks } from '../../../dossiers/mask/index.js';
import { asDigits, saidNumbers } from '../../../dossiers/numbers/index.js';

/** What the model reads of a text; a person would know by then what it is about. */
const sentCharacters = 4_000;

const email = /[\p{L}\d._%+-]{1,64}\s?@\s?[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/gu;
/** Seven digits or more, however spaced: phones, and every other number one could be known by. */
const number = /\+?\d(?:[ \u00a0\u202f.\-/()]{0,2}\d){6,}/g;

/**
 * A text as it may leave the town hall: social security, card and bank numbers, phones, e-mails and long references are
 * taken out, written or dictated (DP-05).
 */
export function masked(text: string): string {
  const start = withoutMasks(maskSensitive(text.slice(0, sentCharacters)), '[numéro]');
  const written = withoutDictated(start).replace(email, '[courriel]');
  return without(
    written,
    [...asDigits(written).matchAll(number)].map(({ 0: found, index }) => ({ from: index, to: index + found.length })),
  );
}

function withoutDictated(text: string): string {
  return without(
    text,
    saidNumbers(text).map((dictation) => ({ from: dictation[0]!.from, to: dictation.at(-1)!.to })),
  );
}

function without(text: string, spans: readonly { from: number; to: number }[]): string {
  return [...spans]
    .sort((a, b) => b.from - a.from)
    .reduce((left, { from, to }) => `${left.slice(0, from)}[numéro]${left.slice(to)}`, text);
}
