import { contactOf, isContactLine, type ContactOf } from './contact-lines.js';
import { isPostcodeLine, isRecipientLine, isStreetLine } from './header-blocks.js';
import { personName } from './person-name.js';

export interface Signature extends ContactOf {
  name?: string;
  /** Lines, when they end with a postcode. */
  postalAddress?: string[];
  /** True when words of farewell or the mark of mail programmes (RFC 3676, « -- ») stand before it. */
  isAnnounced: boolean;
}

const farewell =
  /^(?:[-–*\s]*)(?:(?:bien |très |tres )?(?:cordialement|amicalement|respectueusement|sinc[eè]rement)|cdlt|cdt|cord\.|bien à (?:vous|toi)|salutations?|(?:mes |avec mes |meilleures )?(?:sinc[eè]res |respectueuses )?salutations|bonne (?:journ[ée]e|soir[ée]e|r[ée]ception)|(?:merci|je vous remercie|dans l['’]attente|en vous remerciant|veuillez|je vous prie|nous vous prions|recevez|sentiments)\b.{0,250})|.{0,250}\b(?:salutations distingu[ée]es|(?:mes|nos) (?:sinc[eè]res |respectueuses )?salutations|sentiments (?:distingu[ée]s|les meilleurs|respectueux)|consid[ée]ration(?: distingu[ée]e)?)[\s.,!]*$/iu;
const mailMark = /^--\s?$/;
/** What comes after is somebody else's, or an afterthought. */
const end =
  /^(?:>|-{3,}|_{5,}|de\s*:|from\s*:|le .{5,80} a [ée]crit\s*:?|on .{5,80} wrote:?|p\.?\s?s\.?\b|pj\b|p\.j\.|pi[èe]ces? jointes?|envoy[ée] (?:de|depuis)|t[ée]l[ée]charg|copie|cc\s*:|ce (?:message|courriel)|l['’]int[ée]grit[ée])/iu;
const linesMax = 12;
/** A line of prose is no signature. */
const proseLength = 90;

/** Who signs at the end of a text: the last block behind a farewell, else behind the last blank line. */
export function signatureOf(lines: readonly string[]): Signature | null {
  const written = withoutQuotes(lines);
  const at = startOf(written);
  const isAnnounced = at !== null;
  const from = at ?? lastBlock(written);
  const block = written
    .slice(from, from + linesMax + 4)
    .filter((line) => line !== '')
    .slice(0, linesMax);
  if (block.length === 0 || block.some((line) => line.length > proseLength && !isContactLine(line))) return null;
  const read = understood(block, isAnnounced);
  return isAnnounced || (read.name && hasMore(read)) ? read : null;
}

/** The mail answered, or passed on, is not what is written here. */
function withoutQuotes(lines: readonly string[]): string[] {
  const quoted = lines.findIndex(
    (line, place) => place > 0 && /^(?:>|-{3,} ?message|_{10,}|de ?:.+@|le .{5,80} a [ée]crit ?:)/iu.test(line),
  );
  return [...(quoted < 0 ? lines : lines.slice(0, quoted))];
}

function startOf(lines: readonly string[]): number | null {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    if (mailMark.test(lines[at]!)) return at + 1;
    if (!farewell.test(lines[at]!)) continue;
    const next = lines.findIndex((line, place) => place > at && line !== '');
    return next < 0 ? null : at + 1;
  }
  return null;
}

function lastBlock(lines: readonly string[]): number {
  let at = lines.length;
  while (at > 0 && lines[at - 1] === '') at -= 1;
  while (at > 0 && lines[at - 1] !== '') at -= 1;
  return at;
}

function understood(block: readonly string[], isAnnounced: boolean): Signature {
  const stop = block.findIndex((line) => end.test(line));
  const lines = (stop < 0 ? block : block.slice(0, stop)).flatMap((line) => line.split(/\s+[|•·]\s+|\s{3,}/u));
  const name = lines
    .slice(0, 4)
    .map(personName)
    .find((found) => found !== undefined);
  const address = addressIn(lines);
  return {
    ...contactOf(lines),
    ...(name && !isForAnother(lines) && { name }),
    ...(address && { postalAddress: address }),
    isAnnounced,
  };
}

/** « Pour Mme Garcia, sa fille », « P/O le président »: whoever signs is not whom it is about. */
function isForAnother(lines: readonly string[]): boolean {
  return lines.slice(0, 4).some((line) => /^(?:pour|p\/o|p\.o\.?|po)\b/iu.test(line));
}

/** The line of the postcode, and the street lines just above it. « 12 rue Haute – 42998 Saint-Aubin » is both. */
function addressIn(lines: readonly string[]): string[] | undefined {
  const flat = lines.flatMap((line) => {
    const cut = /^(.{4,80}?)\s*[,–\-]?\s+((?:F-)?\d{2}\s?\d{3}\s+\p{Lu}.{1,50})$/u.exec(line);
    return cut && isStreetLine(cut[1]!) ? [cut[1]!, cut[2]!] : [line];
  });
  const last = flat.findIndex(isPostcodeLine);
  if (last < 1) return undefined;
  let first = last;
  while (first > 0 && isStreetLine(flat[first - 1]!) && !isContactLine(flat[first - 1]!)) first -= 1;
  return first === last || flat.slice(0, last).some(isRecipientLine) ? undefined : flat.slice(first, last + 1);
}

function hasMore({ phones, emails, organisations, postalAddress }: Signature): boolean {
  return phones.length + emails.length + organisations.length > 0 || postalAddress !== undefined;
}
