import type { SenderIdentity } from '../arrival.js';
import { contactOf, isContactLine } from './contact-lines.js';
import { isPostcodeLine, isRecipientLine, isStreetLine, senderBlock } from './header-blocks.js';

/** How far the head of a letter can go when no « Madame, Monsieur » ends it. */
const headerLines = 15;
const salutationWithinLines = 45;
export const subjectLine = /^[o0]b[ji]e[tf]\s*[:;.]\s*/i;
const salutation = /^(chère?s?\s+)?(madame|monsieur|mesdames|messieurs|bonjour)\b.*[,.]$|^madame,? monsieur\b/i;

/** Who writes, where the custom (NF Z 11-001) puts it; nothing when it is not there. @param lines trimmed */
export function letterheadOf(lines: readonly string[]): SenderIdentity {
  const block = senderBlock(headerOf(lines));
  const { phones, emails, organisations } = contactOf(block);
  const rest = block.filter((line) => !isContactLine(line));
  const [first] = rest;
  const name = first && isName(first) ? first.replace(/^(expéditeur|de)\s*:\s*/i, '') : undefined;
  const address = (name ? rest.slice(1) : rest).map((line) => line.replace(/\s+/g, ' '));
  const sender: SenderIdentity = {};
  if (name) sender.name = name.replace(/\s+/g, ' ');
  if (phones[0]) sender.phone = phones[0];
  if (emails[0]) sender.email = emails[0];
  if (address.some(isPostcodeLine)) sender.postalAddress = address;
  if (organisations[0]) sender.organisationNumber = organisations[0];
  return sender;
}

/** Everything above the salutation, the left column before the right one. */
function headerOf(lines: readonly string[]): string[] {
  const end = lines.slice(0, salutationWithinLines).findIndex((line) => salutation.test(line));
  const rows = lines.slice(0, end < 0 ? headerLines : end).map((line) => line.split(/\s{3,}/));
  const left = rows.map(([cell]) => cell ?? '');
  const right = rows.flatMap(([, ...cells]) => cells);
  return [...left, ...right].filter((line) => line !== '' && !subjectLine.test(line));
}

function isName(line: string): boolean {
  return /\p{L}{2,}/u.test(line) && !isStreetLine(line) && !isPostcodeLine(line) && !isRecipientLine(line);
}
