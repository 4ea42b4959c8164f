import type { SenderIdentity } from '../../../dossiers/arrival.js';
import { holdsSensitiveNumber, withoutMasks } from '../../../dossiers/mask/index.js';
import { emailOf, organisationOf, phoneOf } from '../../../dossiers/people/index.js';
import { fold } from '../../../dossiers/fold.js';

/** One way to know somebody again, in the only form it is stored and looked for. */
export interface Identity {
  kind: 'phone' | 'email' | 'postal' | 'organisation';
  /** `+33639984102`; `nom@exemple.fr`; `fontaine jeanne, 12 rue des tanneries 42998 saint aubin sur gier`; `W423009876`. */
  value: string;
}

/**
 * What a sender can be known by. What is not valid is left out: it would bring strangers together; and nobody is ever known by
 * a card, an account or a social security number, wherever it was typed (DP-05).
 */
export function identitiesOf(sender: SenderIdentity): Identity[] {
  const values = {
    phone: phoneOf(sender.phone ?? ''),
    email: emailOf(sender.email ?? ''),
    postal: postalOf(sender.name, sender.postalAddress),
    organisation: organisationOf(sender.organisationNumber ?? ''),
  };
  const isKnown = (value: string | undefined): value is string => value !== undefined && !holdsSensitiveNumber(value);
  return kinds.flatMap((kind) => (isKnown(values[kind]) ? [{ kind, value: values[kind] }] : []));
}

const kinds = ['phone', 'email', 'postal', 'organisation'] as const;

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
  return fold(withoutMasks(text)).match(/[\p{L}\d]+/gu) ?? [];
}
