import { fieldNamed, ungluedFields, type FieldName, type HeaderField } from './field-names.js';
import { isBlank, mailLines, nextWords, type MailLine } from './mail-lines.js';

/** « De : … / Envoyé : … / À : … / Objet : … », that mail programmes put above the mail they copy. */
export interface HeaderBlock {
  /** Lines it takes. */
  length: number;
  fields: Partial<Record<HeaderField, string>>;
  /** It names an address or an hour, which a person who lays out a letter seldom does. */
  isProven: boolean;
}

const linesMax = 40;

/**
 * The block that begins at a line, null when none does.
 * @param isAnnounced a title stands above it: who wrote is then enough
 */
export function headerBlockAt(lines: readonly MailLine[], index: number, isAnnounced = false): HeaderBlock | null {
  const first = fieldOf(lines[index]);
  if (!first || first.name === 'other') return null;
  const inOneLine = blockInLine(lines[index]!);
  if (inOneLine) return inOneLine;
  const fields: HeaderBlock['fields'] = {};
  let open: FieldName | undefined;
  let at = index;
  for (; at < Math.min(lines.length, index + linesMax); at += 1) {
    if (isBlank(lines[at])) {
      // HTML mails turned into text have a blank line between the fields.
      if (at === index || isBlank(lines[at - 1]) || !fieldOf(lines[at + 1])) break;
      continue;
    }
    const field = fieldOf(lines[at]);
    if (field) {
      // The words of the mail may begin with « Objet : … » of their own.
      if (field.name !== 'other' && fields[field.name] !== undefined) break;
      open = field.name;
      if (field.name !== 'other') fields[field.name] = field.value;
    } else if (
      open &&
      (isContinued(lines, at, open === 'other' ? null : fields[open]!) || isBetween(lines, at, fields))
    ) {
      if (open !== 'other') fields[open] = `${fields[open]!} ${lines[at]!.bare}`.trim();
    } else break;
  }
  const others = [fields.date, fields.to, fields.subject].filter((value) => value !== undefined).length;
  if (fields.from === undefined || others < (isAnnounced ? 0 : 2)) return null;
  return { length: at - index, fields, isProven: isProven(fields) };
}

/** Where a page has lost its line ends: « De : X Envoyé : … À : … Objet : … ». */
function blockInLine({ bare }: MailLine): HeaderBlock | null {
  const found = mailLines(ungluedFields(bare)).map((line) => fieldOf(line));
  const fields: HeaderBlock['fields'] = {};
  for (const field of found) if (field && field.name !== 'other') fields[field.name] ??= field.value;
  const isWhole = fields.from !== undefined && Object.keys(fields).length >= 3;
  return isWhole ? { length: 1, fields, isProven: isProven(fields) } : null;
}

/** A line that is folded, or that follows a field left empty. */
function isContinued(lines: readonly MailLine[], at: number, value: string | null): boolean {
  const { whole, bare } = lines[at]!;
  if (isBlank(lines[at - 1])) return false;
  const isFolded = /^(?: ?>)*(?:\t| {2,})\S/.test(whole.slice(0, 80));
  const isOpen = value === null ? /[,;]$/.test(lines[at - 1]!.bare) : value === '' || /[,;<]$/.test(value);
  return isFolded || isOpen || /^<?(?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,255}>?[;,]?$/.test(bare);
}

/** Gmail folds a long subject as it folds words, Outlook « De : X De la / part de Y » too; other fields follow them. */
function isBetween(lines: readonly MailLine[], at: number, fields: HeaderBlock['fields']): boolean {
  if (fields.from === undefined || isBlank(lines[at - 1])) return false;
  const isOnBehalf = onBehalf.test(`${fields.from} ${lines[at]!.bare} ${lines[at + 1]?.bare ?? ''}`);
  return isNew(lines[at + 1], fields) || (isOnBehalf && isNew(lines[at + 2], fields));
}

const onBehalf = /[\])>] (?:de la part de|on behalf of) /iu;

function isNew(line: MailLine | undefined, fields: HeaderBlock['fields']): boolean {
  const name = fieldOf(line)?.name;
  return name !== undefined && (name === 'other' || fields[name] === undefined);
}

function isProven({ from = '', to = '', date = '' }: HeaderBlock['fields']): boolean {
  return /\S@\S/.test(from) || /\S@\S/.test(to) || /\d{1,2} ?[:h] ?\d{2}/i.test(date);
}

interface Field {
  name: FieldName;
  value: string;
}

/** « De : X », `*De :* X`, `From:X`; undefined for any other line. */
function fieldOf(line: MailLine | undefined): Field | undefined {
  const found = /^[*_]{0,2}([\p{L}’'.() -]{1,24}?) {0,12}[*_]{0,2} {0,3}[:：][*_]{0,2}(.*)$/u.exec(line?.bare ?? '');
  const name = found && fieldNamed(found[1]!);
  return name ? { name, value: found[2]!.trim() } : undefined;
}

/** The place of the block that a title at `index` announces: on the same or the next lines. Null when none follows. */
export function announcedBlock(lines: readonly MailLine[], index: number): { at: number; block: HeaderBlock } | null {
  const at = nextWords(lines, index + 1);
  const block = at - index <= 4 ? headerBlockAt(lines, at, true) : null;
  return block && { at, block };
}
