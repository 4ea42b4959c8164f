import { outsideGsm7 } from './alphabet.js';

/** Each character outside, followed by what stands for it. Of letters, those of Europe that are no letter with an accent. */
const letters = 'œoe ŒOE ðd ÐD đd ĐD ħh ĦH ıi ĸk łl ŁL ŋn ŊN þth ÞTh ŧt ŦT əe ƏE ẞSS';
const signs = "’' ‘' ʼ' ′' ´' `' ‚' ‛' “\" ”\" „\" ″\" «\" »\" –- —- ‑- ‐- −- •- ·. ×x ⁄/ °o";
const standIns = new Map(`${letters} ${signs}`.split(' ').map((one) => [one.slice(0, 1), one.slice(1)]));
const unseen = /[\p{Cf}\p{M}]/gu;

/**
 * A text in the alphabet of SMS. What is outside it is written with the letters inside (ê → e, œ → oe, ’ → '), so that no
 * name doubles the price of a message; what has no such letter (another script, a picture) becomes `?`.
 */
export function toGsm7(text: string): string {
  const composed = text
    .normalize('NFC')
    .replace(/«\s*|\s*»/g, '"')
    .replace(/\t/g, ' ');
  return Array.from(composed, (character) => (isInside(character) ? character : nearest(character))).join('');
}

function nearest(character: string): string {
  const standIn = standIns.get(character);
  if (standIn !== undefined) return standIn;
  const bare = character.normalize('NFKD').replace(unseen, '');
  return Array.from(bare, (one) => standIns.get(one) ?? (isInside(one) ? one : '?')).join('');
}

function isInside(character: string): boolean {
  return outsideGsm7(character).length === 0;
}
