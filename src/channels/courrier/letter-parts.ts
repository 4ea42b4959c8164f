import type { SenderIdentity } from '../../dossiers/arrival.js';
import { letterheadOf, subjectLine } from '../../dossiers/people/index.js';

const MAX_SUBJECT_CHARACTERS = 200;

export interface LetterParts {
  subject: string | null;
  sender: SenderIdentity;
}

/** The subject and the sender of a French letter, where the custom (NF Z 11-001) puts them; nothing when they are not there. */
export function letterParts(text: string): LetterParts {
  const lines = text.split('\n').map((line) => line.trim());
  return { subject: subjectOf(lines), sender: letterheadOf(lines) };
}

/** « Objet : … », also read with a zero, and its second line when the sentence runs on. */
function subjectOf(lines: string[]): string | null {
  const at = lines.findIndex((line) => subjectLine.test(line));
  if (at < 0) return null;
  const first = lines[at]?.replace(subjectLine, '').trim() ?? '';
  const next = lines[at + 1] ?? '';
  const whole = first === '' || /^\p{Ll}/u.test(next) ? `${first} ${next}` : first;
  return whole.replace(/\s+/g, ' ').trim().slice(0, MAX_SUBJECT_CHARACTERS) || null;
}
