import { asDigits } from '../../../dossiers/numbers/index.js';
import type { Town } from '../../../towns/index.js';

const readCharacters = 20_000;
const numbersMax = 5;
const digits = 6;

/**
 * The town's dossier numbers a text quotes, as they are stored (`SA-2027-000123`), however they were copied: without zeros or
 * hyphens, with spaces, with letters that OCR read for digits.
 */
export function quotedNumbers(text: string, { code }: Pick<Town, 'code'>): string[] {
  const spelt = [...code].join('[\\s.]?');
  const number = new RegExp(
    `(?<![\\p{L}\\d])${spelt}[\\s.–—/°-]{0,3}(20\\d\\d)[\\s.–—/-]{0,3}(\\d{1,${digits}})(?!\\d)`,
    'giu',
  );
  const found = [...asDigits(text.slice(0, readCharacters)).matchAll(number)];
  return [...new Set(found.map(([, year, rank]) => `${code}-${year}-${rank!.padStart(digits, '0')}`))].slice(
    0,
    numbersMax,
  );
}
