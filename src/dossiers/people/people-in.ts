import { maskSensitive, withoutMasks } from '../mask/index.js';
import { emailOf } from './email.js';
import { introducedIn } from './introduced.js';
import { letterheadOf } from './letterhead.js';
import { organisationOf } from './organisation.js';
import { personName, sameName } from './person-name.js';
import { readable } from './readable.js';
import { referencesIn, type Reference } from './references.js';
import { signatureOf } from './signature.js';
import { townMarks, type OurTown } from './town-marks.js';

/** Something read about whoever writes or speaks, where, and how sure it is theirs. `likely` is for a person to confirm. */
export interface Read<T> {
  value: T;
  where: 'letterhead' | 'signature' | 'body';
  grade: 'certain' | 'likely';
}

/** Who writes or speaks; of the town hall and of third parties nothing. The surest first, each value once. */
export interface People {
  names: Read<string>[];
  /** E.164. */
  phones: Read<string>[];
  emails: Read<string>[];
  /** Lines, without the name. */
  postalAddresses: Read<string[]>[];
  organisationNumbers: Read<string>[];
  references: Reference[];
}

/** `call`: a transcript. */
export type TextKind = 'mail' | 'letter' | 'call' | 'form';

export interface Asked {
  kind: TextKind;
  town: OurTown;
}

/**
 * Reads who sends a text out of its letterhead, its signature and what they say of themselves: better nothing than the wrong
 * person. Card, account and social security numbers and their masks are left out first, so that none is taken for anything. Time is bounded:
 * only the two ends of a long text are read.
 */
export function peopleIn(text: string, { kind, town }: Asked): People {
  const read = withoutMasks(maskSensitive(readable(text.normalize('NFC'))));
  const lines = read.split('\n').map((line) => line.trim());
  const people: People = {
    names: [],
    phones: [],
    emails: [],
    postalAddresses: [],
    organisationNumbers: [],
    references: referencesIn(read, town.code),
  };
  if (kind === 'letter') readLetterhead(people, lines);
  if (kind !== 'call') readSignature(people, kind === 'letter' ? lines.slice(letterBodyFrom(lines)) : lines);
  readBody(people, read, kind === 'call');
  return surestFirst(withoutTown(people, town));
}

function readLetterhead(people: People, lines: readonly string[]): void {
  const { name, phone, email, postalAddress, organisationNumber } = letterheadOf(lines);
  const where = 'letterhead' as const;
  const grade = 'certain' as const;
  if (name) people.names.push({ value: name, where, grade: postalAddress ? grade : 'likely' });
  if (phone) people.phones.push({ value: phone, where, grade });
  if (email) people.emails.push({ value: email, where, grade });
  if (postalAddress) people.postalAddresses.push({ value: postalAddress, where, grade });
  const organisation = organisationNumber && organisationOf(organisationNumber);
  if (organisation) people.organisationNumbers.push({ value: organisation, where, grade });
}

/** The head is not looked through for a signature again. */
function letterBodyFrom(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findIndex(
      (line) =>
        /^(?:ch[eè]re?s?\s+)?(?:madame|monsieur|mesdames|messieurs|bonjour)\b/iu.test(line) && line.endsWith(','),
    ),
  );
}

function readSignature(people: People, lines: readonly string[]): void {
  const signature = signatureOf(lines);
  if (!signature) return;
  const where = 'signature' as const;
  const grade = signature.name && signature.isAnnounced ? ('certain' as const) : ('likely' as const);
  const of = <T>(value: T): Read<T> => ({ value, where, grade });
  const { name, phones, emails, organisations, postalAddress } = signature;
  if (name) people.names.push(of(name));
  people.phones.push(...phones.map(of));
  people.emails.push(...emails.map(of));
  people.organisationNumbers.push(...organisations.map(of));
  if (postalAddress) people.postalAddresses.push(of(postalAddress));
}

function readBody(people: People, text: string, isSpeech: boolean): void {
  const { name, phones, emails, postalAddress } = introducedIn(text, isSpeech);
  const where = 'body' as const;
  const heard = (isSaid: boolean) => (isSaid ? ('likely' as const) : ('certain' as const));
  if (name) people.names.push({ value: name.value, where, grade: heard(!name.isSworn) });
  people.phones.push(...phones.map(({ value, isSaid }) => ({ value, where, grade: heard(isSaid || isSpeech) })));
  people.emails.push(...emails.map(({ value, isSaid }) => ({ value, where, grade: heard(isSaid || isSpeech) })));
  if (postalAddress) {
    const isWhole = postalAddress.length > 1 && !isSpeech;
    people.postalAddresses.push({ value: postalAddress, where, grade: heard(!isWhole) });
  }
}

/** A text that bears the town's own marks in its signature was signed by the town: a mail of ours that comes back. */
function withoutTown(people: People, town: OurTown): People {
  const { isOurPhone, isOurEmail, isOurAddress } = townMarks(town);
  const isOurs = [
    ...people.phones.filter(({ value }) => isOurPhone(value)),
    ...people.emails.filter(({ value }) => isOurEmail(value)),
    ...people.postalAddresses.filter(({ value }) => isOurAddress(value)),
  ].map(({ where }) => where);
  const keep = <T>(read: Read<T>[]) => read.filter(({ where }) => where === 'body' || !isOurs.includes(where));
  return {
    names: keep(people.names),
    phones: keep(people.phones).filter(({ value }) => !isOurPhone(value)),
    emails: keep(people.emails).filter(({ value }) => !isOurEmail(value) && emailOf(value)),
    postalAddresses: keep(people.postalAddresses).filter(({ value }) => !isOurAddress(value)),
    organisationNumbers: keep(people.organisationNumbers),
    references: people.references,
  };
}

/** Two people named leave nobody certain: whoever the paper belongs to, and whoever signs, may differ. */
function surestFirst(people: People): People {
  const named = people.names.filter(({ grade, value }) => grade === 'certain' && personName(value) !== undefined);
  const isOne = named.every(({ value }) => sameName(value, named[0]!.value));
  const names = isOne ? people.names : people.names.map((one) => ({ ...one, grade: 'likely' as const }));
  return {
    names: once(names, (name) => name.toLowerCase()),
    phones: once(people.phones, (value) => value),
    emails: once(people.emails, (value) => value),
    postalAddresses: once(people.postalAddresses, (lines) => lines.join(' ').toLowerCase()),
    organisationNumbers: once(people.organisationNumbers, (value) => value),
    references: people.references,
  };
}

function once<T>(read: readonly Read<T>[], keyOf: (value: T) => string): Read<T>[] {
  const sorted = [
    ...read.filter(({ grade }) => grade === 'certain'),
    ...read.filter(({ grade }) => grade === 'likely'),
  ];
  const seen = new Set<string>();
  return sorted.filter(({ value }) => !seen.has(keyOf(value)) && seen.add(keyOf(value)));
}
