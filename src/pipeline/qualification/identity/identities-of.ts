import type { SenderIdentity } from '../../../dossiers/arrival.js';
import { toE164 } from '../../../towns/configuration/index.js';
import { fold } from '../fold.js';

/** One way to know somebody again, in the only form it is stored and looked for. */
export interface Identity {
  kind: 'phone' | 'email' | 'postal' | 'organisation';
  /** `+33639984102`; `nom@exemple.fr`; `fontaine jeanne, 12 rue des tanneries 42998 saint aubin sur gier`; `W423009876`. */
  value: string;
}

/** What a sender can be known by. What is not valid is left out: it would bring strangers together. */
export function identitiesOf(sender: SenderIdentity): Identity[] {
  const values = {
    phone: phoneOf(sender.phone),
    email: emailOf(sender.email),
    postal: postalOf(sender.name, sender.postalAddress),
    organisation: organisationOf(sender.organisationNumber),
  };
  return kinds.flatMap((kind) => (values[kind] ? [{ kind, value: values[kind] }] : []));
}

const kinds = ['phone', 'email', 'postal', 'organisation'] as const;

function phoneOf(written = ''): string | undefined {
  return toE164(written.replace('(0)', ''));
}

/** The part before the @ may in theory keep its capitals (RFC 5321 2.4); nobody gives two people addresses so alike. */
function emailOf(written = ''): string | undefined {
  const email = written.normalize('NFC').trim().toLowerCase();
  return email.length <= emailMax && /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/.test(email)
    ? email
    : undefined;
}

const emailMax = 254; // RFC 5321 4.5.3.1.3, less the angle brackets

/** An address alone is a home, not a person: without a name it would give one neighbour's letters to the other. */
function postalOf(name = '', lines: readonly string[] = []): string | undefined {
  const person = wordsOf(name).filter((word) => !civilities.has(word));
  const address = lines.flatMap(wordsOf).map((word) => streetWords[word] ?? word);
  if (address.at(-1) === 'france') address.pop();
  if (person.length === 0 || address.length < 3 || !address.some((word) => /^\d{5}$/.test(word))) return undefined;
  return `${person.sort().join(' ')}, ${address.join(' ')}`;
}

const civilities: ReadonlySet<string> = new Set([
  'm',
  'mr',
  'mme',
  'mlle',
  'madame',
  'monsieur',
  'mademoiselle',
  'dr',
  'me',
]);
const streetWords: Readonly<Record<string, string>> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  boul: 'boulevard',
  all: 'allee',
  ch: 'chemin',
  imp: 'impasse',
  pl: 'place',
  rte: 'route',
  sq: 'square',
  st: 'saint',
  ste: 'sainte',
};

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\d]+/gu) ?? [];
}

/** SIREN (9 digits), SIRET (14) or RNA (W and 9 signs; two letters or digits name the département). CRPA R112-9-1. */
function organisationOf(written = ''): string | undefined {
  const number = written.replace(/[\s.-]/g, '').toUpperCase();
  return /^(\d{9}|\d{14}|W\d[\dA-Z]\d{7})$/.test(number) ? number : undefined;
}
