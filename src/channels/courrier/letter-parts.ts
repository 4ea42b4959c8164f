import type { SenderIdentity } from '../../dossiers/arrival.js';
import { contactOf } from './contact-lines.js';
import { isPostcodeLine, isRecipientLine, isStreetLine, senderBlock } from './header-blocks.js';

const MAX_SUBJECT_CHARACTERS = 200;
/** How far the head of a letter can go when no « Madame, Monsieur » ends it. */
const HEADER_LINES = 15;
const SALUTATION_WITHIN_LINES = 45;

export interface LetterParts {
  subject: string | null;
  sender: SenderIdentity;
}

/** The subject and the sender of a French letter, where the custom (NF Z 11-001) puts them; nothing when they are not there. */
export function letterParts(text: string): LetterParts {
  const lines = text.split('\n').map((line) => line.trim());
  return { subject: subjectOf(lines), sender: senderOf(headerOf(lines)) };
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

const subjectLine = /^[o0]b[ji]e[tf]\s*[:;.]\s*/i;
const salutation = /^(chère?s?\s+)?(madame|monsieur|mesdames|messieurs|bonjour)\b.*[,.]$|^madame,? monsieur\b/i;

/** Everything above the salutation, the left column before the right one. */
function headerOf(lines: string[]): string[] {
  const end = lines.slice(0, SALUTATION_WITHIN_LINES).findIndex((line) => salutation.test(line));
  const rows = lines.slice(0, end < 0 ? HEADER_LINES : end).map((line) => line.split(/\s{3,}/));
  const left = rows.map(([cell]) => cell ?? '');
  const right = rows.flatMap(([, ...cells]) => cells);
  return [...left, ...right].filter((line) => line !== '' && !subjectLine.test(line));
}

function senderOf(header: string[]): SenderIdentity {
  const block = senderBlock(header);
  const { phone, email, rest } = contactOf(block);
  const [first] = rest;
  const name = first && isName(first) ? first.replace(/^(expéditeur|de)\s*:\s*/i, '') : undefined;
  const address = (name ? rest.slice(1) : rest).map((line) => line.replace(/\s+/g, ' '));
  const sender: SenderIdentity = {};
  if (name) sender.name = name.replace(/\s+/g, ' ');
  if (phone) sender.phone = phone;
  if (email) sender.email = email;
  if (address.some(isPostcodeLine)) sender.postalAddress = address;
  return sender;
}

function isName(line: string): boolean {
  return /\p{L}{2,}/u.test(line) && !isStreetLine(line) && !isPostcodeLine(line) && !isRecipientLine(line);
}
