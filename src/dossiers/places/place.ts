import { skeleton } from './spelling.js';

/** Somewhere in the town, as a usager tells it. */
export interface Place {
  kind: 'street' | 'equipment';
  /** `avenue`, `ecole`; null when only the name was given (« angle Pasteur et Carnot »). */
  type: string | null;
  /** Of its name, folded, without articles; none: « l'école ». */
  words: string[];
  /** `12bis`; null when none was given. */
  number: string | null;
  /** Name of the way it meets there. */
  crossing: string[] | null;
  /** As it was written. */
  label: string;
}

/** What two writings of one place have in common, to look for it: the first word of a street, the kind of an equipment. */
export function keyOf({ kind, type, words }: Place): string {
  return kind === 'street' ? skeleton(words[0]!) : `${type}`;
}
