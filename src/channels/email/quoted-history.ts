/**
 * The new words of a mail, without the earlier mails that mail programmes copy below (or above) an answer. A mail
 * that is nothing but quotation, and a mail passed on to us ("TR:", "Fwd:"), is kept whole: there the copy is the
 * request.
 */
export function withoutQuotedHistory(text: string, mail: { isReply: boolean; isForward: boolean }): string {
  if (mail.isForward) return text.trim();
  const lines = text.split(/\r?\n/);
  // Only the beginning of a line tells what it is: the patterns never see a line of a hostile length.
  const looks = lines.map((line) => line.slice(0, lookLength));
  const cut = looks.findIndex((_, index) => startsHistory(looks, index));
  const end = cut === -1 ? lines.length : cut;
  const attributed = cut !== -1 || looks.some((_, index) => attributionLength(looks, index) > 0);
  const own = mail.isReply || attributed ? unquotedLines(looks, end).map((index) => lines[index]) : lines.slice(0, end);
  const kept = own.join('\n').trim();
  return kept === '' ? text.trim() : kept;
}

const lookLength = 320;

// Titles of the block that Outlook, Thunderbird, Zimbra and webmails put above the mail they copy.
const title =
  /^[>\s]*(?:-{2,}|_{2,})\s*(?:message d['’]origine|message original|mail original|courriel original|original message|original appointment)\s*(?:-{2,}|_{2,})?\s*$/i;
const attributionStart = /^\s*(?:le\s.{4,300}|on\s.{4,300})/i;
const attributionEnd = /(?:a écrit|wrote)\s*:\s*$/i;
// Mail programmes name the hour or the address; a person who tells who wrote what seldom does.
const attributionProof = /@|\d{1,2}\s?[:h]\s?\d{2}/i;
const attributionLinesMax = 4;

function startsHistory(lines: readonly string[], index: number): boolean {
  const line = lines[index]!;
  if (title.test(line) || isOutlookBlock(lines, index)) return true;
  const length = attributionLength(lines, index);
  // "Le 3 mars, X a écrit :" opens the history only if what follows is quoted or is all the rest; an answer written
  // below the quotation must not be lost with it.
  return length > 0 && nothingOwnFollows(lines.slice(index + length));
}

/** "De : … / Envoyé : … / À : … / Objet : …" and its English twin: a From line with two of the others close below. */
function isOutlookBlock(lines: readonly string[], index: number): boolean {
  if (!/^[>\s*]*(?:de|from)\s*\*?\s*:\s*\*?\s*\S/i.test(lines[index]!)) return false;
  const below = lines.slice(index + 1, index + 8);
  const others = [
    /^[>\s*]*(?:envoyé|date|sent|envoyé le)\s*\*?\s*:/i,
    /^[>\s*]*(?:à|a|to)\s*\*?\s*:/i,
    /^[>\s*]*(?:objet|subject|sujet)\s*\*?\s*:/i,
  ];
  return others.filter((other) => below.some((line) => other.test(line))).length >= 2;
}

/** Number of lines an attribution takes here (programmes fold it), 0 when there is none. */
function attributionLength(lines: readonly string[], index: number): number {
  if (!attributionStart.test(lines[index]!)) return 0;
  for (let length = 1; length <= attributionLinesMax; length += 1) {
    const part = lines.slice(index, index + length);
    if (part.length < length || part.some((line) => line.trim() === '')) return 0;
    const attribution = part.join(' ');
    if (attributionEnd.test(attribution)) return attributionProof.test(attribution) ? length : 0;
  }
  return 0;
}

function nothingOwnFollows(rest: readonly string[]): boolean {
  const isQuotedStyle = rest.some((line) => line.startsWith('>'));
  return !isQuotedStyle || rest.every((line) => line.startsWith('>') || line.trim() === '');
}

/** Indexes of the lines before `end` that are neither quoted nor an attribution. */
function unquotedLines(looks: readonly string[], end: number): number[] {
  const kept: number[] = [];
  for (let index = 0; index < end; index += 1) {
    const length = attributionLength(looks, index);
    if (length > 0) index += length - 1;
    else if (!looks[index]!.startsWith('>')) kept.push(index);
  }
  return kept;
}
