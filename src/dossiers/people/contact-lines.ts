import { emailsIn } from './emails-in.js';
import { organisationsIn } from './organisation.js';
import { phonesIn } from './phones-in.js';

/** « Tél. : », « Courriel : », « SIRET »… in front of a number or an address. */
const label =
  /(t[ée]l([ée]phone|[ée]copie)?|portable|port|mobile|fixe|fax|dom(icile)?|bureau|pro|e-?mail|m[ée]l|mail|courriel|adresse [ée]lectronique|siret|siren|rna|n°)\s*[.:]*\s*[:.]?/giu;
const lettersLeftMax = 3;

/** What a block of lines gives to reach or to know somebody by; parts of organisation numbers are no phone numbers. */
export interface ContactOf {
  /** E.164. */
  phones: string[];
  emails: string[];
  organisations: string[];
}

export function contactOf(lines: readonly string[]): ContactOf {
  const whole = lines.join('\n');
  const organisations = organisationsIn(whole);
  const isFree = ({ from, to }: { from: number; to: number }) =>
    !organisations.some((one) => from < one.to && to > one.from);
  return {
    phones: valuesOf(phonesIn(whole).filter(isFree)),
    emails: valuesOf(emailsIn(whole)),
    organisations: valuesOf(organisations),
  };
}

function valuesOf(found: readonly { value: string }[]): string[] {
  return [...new Set(found.map(({ value }) => value))];
}

/** A line that says nothing else than numbers and addresses to reach somebody by. */
export function isContactLine(line: string): boolean {
  const found = [...phonesIn(line), ...emailsIn(line), ...organisationsIn(line)].sort(
    (one, other) => one.from - other.from,
  );
  if (found.length === 0) return false;
  let left = '';
  let at = 0;
  for (const { from, to } of found) {
    left += line.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  left += line.slice(at);
  return left.replace(label, '').replace(/[^\p{L}\d]/gu, '').length <= lettersLeftMax;
}
