import { asDigits, hasCheckDigit } from '../numbers/index.js';

/** SIREN (9 digits), SIRET (14) or RNA (W and 9 signs; two letters or digits name the département) as given. CRPA R112-9-1. */
export function organisationOf(written: string): string | undefined {
  const number = written.replace(/[\s.-]/g, '').toUpperCase();
  return /^(\d{9}|\d{14}|W\d[\dA-Z]\d{7})$/.test(number) ? number : undefined;
}

const gap = String.raw`[ \u00a0\u202f.\-]?`;
const digits = new RegExp(String.raw`(?<![\d+]|\d[ .\-])\d(?:${gap}\d){8}(?:(?:${gap}\d){5})?(?!${gap}\d)`, 'gu');
const rna = new RegExp(String.raw`(?<![\p{L}\d])W${gap}\d[\dA-Z](?:${gap}\d){7}(?![\p{L}\d])`, 'giu');

/** SIREN and SIRET with a right key, and RNA, in a text: where each stands too, so that none is read as a phone number. */
export function organisationsIn(text: string): { value: string; from: number; to: number }[] {
  const read = asDigits(text);
  return [...read.matchAll(digits), ...read.matchAll(rna)].flatMap(({ 0: found, index: from }) => {
    const value = organisationOf(found);
    return value && (value.startsWith('W') || isSirene(value, read, from))
      ? [{ value, from, to: from + found.length }]
      : [];
  });
}

/** Nine digits with a right key are a SIREN by chance once in ten: its name must stand before it. */
function isSirene(value: string, text: string, from: number): boolean {
  if (!hasCheckDigit(value.slice(0, 9)) || !hasCheckDigit(value)) return false;
  const before = text.slice(Math.max(0, from - 30), from);
  return value.length === 14 || /\b(siren|rcs|siret|insee|tva)\b[^\n]*$/iu.test(before);
}
