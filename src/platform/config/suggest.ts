import { closest, distance } from 'fastest-levenshtein';

const furthestTypo = 4;

/** `, did you mean X?` when a known name is near, else nothing. */
export function suggestion(found: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(found, known);
  return distance(found, near) <= furthestTypo ? `, did you mean ${near}?` : '';
}

/** One sentence per name that is not known. */
export function unknownNames(found: readonly string[], known: readonly string[]): string[] {
  return found.filter((name) => !known.includes(name)).map((name) => `${name}: unknown name${suggestion(name, known)}`);
}
