import { eld } from 'eld/medium';

/**
 * The library's door: how much a text looks like each of sixty languages.
 * @returns by ISO 639-1 code, 0 to 1, the likeliest first; only the first thousand characters are read
 */
export function likenesses(text: string): [language: string, likeness: number][] {
  return Object.entries(eld.detect(text).getScores()).sort(([, a], [, b]) => b - a);
}
