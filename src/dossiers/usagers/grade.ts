import { compareNames, type NameLikeness } from './compare-names.js';
import { evidenceOf, isSame, type Evidence, type Identity } from './identity.js';

export type Grade = 'certain' | 'likely' | 'no';

/** What is known of whoever is compared: a sender, a usager. */
export interface Known {
  /** All the names borne; none when nobody has said one. */
  names: readonly string[];
  identities: readonly Identity[];
}

export interface Circumstances {
  /** How their names compare. */
  name: NameLikeness;
  /** Nobody else in the record has any of what they share. */
  isAlone: boolean;
  /** The number was last seen so long ago that it may be somebody else's by now. */
  isOld: boolean;
}

export interface Graded {
  grade: Grade;
  /** In French, for the agent: « même mobile et même nom ». No name, no number. */
  reasons: string[];
}

/**
 * Is it the same usager? A name alone never says so, nor does an e-mail alone: a mailbox may be a family's, a number a
 * household's or a company's, and a number changes hands (rules.md, DI-01). What contradicts is for a person to see.
 */
export function grade(sender: Known, usager: Known, { name, isAlone, isOld }: Circumstances): Graded {
  const shared = sharedEvidence(sender, usager);
  if (shared.size === 0) return { grade: 'no', reasons: [] };
  const because = (grade: Grade, ...more: string[]) => ({ grade, reasons: [inFrench(shared, name), ...more] });
  if (shared.has('organisation')) return because('certain');
  if (isOrganisation(sender) || isOrganisation(usager)) return gradeOrganisation(sender, usager, shared, name, because);
  const isPersonal = shared.has('mobile');
  const isTwofold = shared.size > 1;
  switch (name) {
    case 'same':
      if (!isPersonal && !shared.has('email') && areReachedElsewhere(sender, usager))
        return because('likely', 'joignable autrement : deux personnes du même nom, peut-être');
      return because('certain');
    case 'close':
      // A surname alone is a household's, as its mailbox, its landline and its address are.
      return because(isPersonal ? 'certain' : 'likely');
    case 'different':
      if (!isAlone || !(isPersonal || shared.has('landline') || shared.has('email'))) return because('no');
      return because('likely', 'partagé, ou passé à quelqu’un d’autre');
    case 'unknown':
      if (!isAlone) return because('likely', 'partagé par plusieurs personnes');
      if (isOld) return because('likely', 'pas revu depuis plus d’un an');
      return because(isPersonal || isTwofold || isEnoughUnnamed(sender, usager, shared) ? 'certain' : 'likely');
    default:
      return name satisfies never;
  }
}

function sharedEvidence(one: Known, other: Known): Set<Evidence> {
  const both = one.identities.filter((identity) => other.identities.some((each) => isSame(identity, each)));
  return new Set(both.map(evidenceOf));
}

/** The number of the register is the organisation's: it is not its president's, who has a life of their own. */
function gradeOrganisation(
  sender: Known,
  usager: Known,
  shared: ReadonlySet<Evidence>,
  name: NameLikeness,
  because: (grade: Grade, ...more: string[]) => Graded,
): Graded {
  if (isOrganisation(sender) && isOrganisation(usager)) return because('no', 'autre numéro d’organisme');
  if (name === 'different' && isOrganisation(sender)) return because('no');
  if (name === 'same' && shared.has('email') && isOrganisation(usager)) return because('certain');
  return because('likely', 'l’organisme, ou quelqu’un en son nom propre');
}

function isOrganisation({ identities }: Known): boolean {
  return identities.some(({ kind }) => kind === 'organisation');
}

/** A father and a son bear one name at one address; each has a telephone or a mailbox of his own. */
function areReachedElsewhere(one: Known, other: Known): boolean {
  return (['mobile', 'email'] as const).some((evidence) => {
    const [mine, yours] = [one, other].map(({ identities }) =>
      identities.filter((each) => evidenceOf(each) === evidence),
    );
    return mine!.length > 0 && yours!.length > 0 && !mine!.some((each) => yours!.some((its) => isSame(each, its)));
  });
}

/** A file without a name is a number's or a mailbox's, and what comes without a name goes there; so does a mailbox's one person. */
function isEnoughUnnamed(sender: Known, usager: Known, shared: ReadonlySet<Evidence>): boolean {
  if (sender.names.length > 0) return false;
  return usager.names.length === 0 || (shared.has('email') && agree(usager.names));
}

function agree(names: readonly string[]): boolean {
  return names.every((name) => names.every((other) => compareNames(name, other) !== 'different'));
}

const evidenceInFrench: Readonly<Record<Evidence, string>> = {
  organisation: 'même numéro d’organisme',
  mobile: 'même mobile',
  landline: 'même téléphone fixe',
  email: 'même adresse électronique',
  postal: 'même adresse postale',
};
const nameInFrench: Readonly<Record<NameLikeness, string>> = {
  same: ' et même nom',
  close: ' et nom proche',
  different: ', mais un autre nom',
  unknown: '',
};

function inFrench(shared: ReadonlySet<Evidence>, name: NameLikeness): string {
  const kinds = (Object.keys(evidenceInFrench) as Evidence[]).filter((each) => shared.has(each));
  return `${kinds.map((each) => evidenceInFrench[each]).join(', ')}${nameInFrench[name]}`;
}
