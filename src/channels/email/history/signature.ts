import { endOfWords, isProgrammesLine } from './boilerplate.js';
import { isBlank, type MailLine } from './mail-lines.js';

const linesMax = 16;
const lineLengthMax = 120;

/** RFC 3676 4.3; most programmes have lost the space behind it. */
const mark = /^--$/;
const farewell =
  /^(?:[-–*\s]*)(?:(?:bien |très |tres )?(?:cordialement|amicalement|respectueusement|sinc[eè]rement)(?: vôtre| à vous)?|cdlt|cdt|cord\.|bien à (?:vous|toi)|(?:mes |avec mes |meilleures |sinc[eè]res )?salutations(?: distingu[ée]es)?|(?:[àa] )?(?:tr[eè]s )?bient[ôo]t|bonne (?:journ[ée]e|soir[ée]e|r[ée]ception)|merci(?: d['’]avance| beaucoup| par avance)?|(?:best |kind |warm )?regards|sincerely|yours (?:sincerely|faithfully|truly)|best|thanks|thank you|many thanks|mit freundlichen grüßen|saludos|atenciosamente|cordiali saluti)[\s.,!]*$/iu;
const coordinate =
  /(?:\+|00)?\d(?:[ .\-/()\u00a0]{0,2}\d){8,12}|[^\s@]{1,64}@[^\s@]{1,100}\.\p{L}{2,10}|(?:https?:\/\/|www\.)\S{1,200}/giu;
const labels =
  /(?:t[ée]l(?:[ée]phone|[ée]copie)?|portable|port|mobile|mob|fixe|fax|bureau|standard|ligne directe|e-?mail|m[ée]l|mail|courriel|site(?: web| internet)?|web|siret|siren|rna|mailto|phone|office|cell)/giu;
const postcode = /^(?:F-)?\d{2} ?\d{3} +\p{Lu}|,? \d{5} \p{Lu}/u;
const street =
  /^\d{1,4} ?(?:bis|ter|quater)?,? (?:rue|avenue|av\.?|boulevard|bd|place|impasse|all[ée]e|chemin|route|quai|cours|square|r[ée]sidence|lotissement|hameau|passage)\b|^(?:rue|avenue|boulevard|place|impasse|all[ée]e|chemin|route|quai|r[ée]sidence|lieu-dit|b[âa]timent|bp|cs) ?\S/iu;
/** A request may stand under a line of dashes. */
const spoken = /(?<![\p{L}'’])(?:je|j(?=['’])|vous|pouvez|merci de)(?!\p{L})/iu;
/** Words that are said to somebody, and no part of a block of coordinates. */
const said = /[?!;…]|\b(?:je|j['’]|vous|merci|ps|p\.s\.|svp|bonjour|i|you|please|pi[èe]ces? jointes?|pj)\b|[.:]$/iu;

/** Places, in order, of the lines of a text that are signature. The farewell and the name stay with the words. */
export function signatureFrom(lines: readonly MailLine[]): number[] {
  const end = endOfWords(lines);
  const from = markAt(lines, end) ?? coordinatesAt(lines, end) ?? end;
  return lines.flatMap((line, at) => (at >= from || isProgrammesLine(line) ? [at] : []));
}

function markAt(lines: readonly MailLine[], end: number): number | null {
  const first = Math.max(0, end - linesMax - 1);
  const at = lines.slice(first, end).findLastIndex(({ bare, depth }) => depth === 0 && mark.test(bare));
  if (at === -1) return null;
  const below = lines.slice(first + at + 1, end);
  return below.every(({ whole, bare }) => whole.length <= lineLengthMax && !spoken.test(bare)) ? first + at : null;
}

/** Behind a farewell and a name, where a block of nothing but coordinates begins. */
function coordinatesAt(lines: readonly MailLine[], end: number): number | null {
  const first = Math.max(0, end - linesMax - 1);
  const farewellAt = lines.slice(first, end).findLastIndex(({ bare }) => farewell.test(bare));
  if (farewellAt === -1) return null;
  const block = lines
    .slice(first, end)
    .map((line, place) => ({ line, at: first + place }))
    .filter(({ line, at }) => at > first + farewellAt && !isBlank(line));
  if (!block.some(({ line }) => isCoordinate(line))) return null;
  if (block.some(({ line }) => line.whole.length > lineLengthMax || (said.test(line.bare) && !isCoordinate(line))))
    return null;
  const start = isCoordinate(block[0]!.line) ? block[0] : block[1];
  return start?.at ?? null;
}

/** A line that says nothing else than how to reach somebody. */
function isCoordinate({ bare }: MailLine): boolean {
  if (postcode.test(bare) || street.test(bare)) return bare.length <= 80;
  const left = bare.replace(coordinate, '');
  return left !== bare && left.replace(labels, '').replace(/[^\p{L}]/gu, '').length <= 3;
}
