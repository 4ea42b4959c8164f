import { isSame, type Identity } from './identity.js';

/** A contact of the usager who is separated, with what its sender can be known by. */
export interface OwnContact {
  id: string;
  /** The file it is in; null while nobody knows whose it is. */
  usagerId: string | null;
  name: string | null;
  identities: readonly Identity[];
}

export interface SplitPlan {
  contactIds: string[];
  /** What the new file is known by. */
  identities: Identity[];
  /** What the old ones are known by no longer: nothing of what stays came with it. */
  lost: Identity[];
  names: string[];
  lostNames: string[];
}

export type SplitAsked = { contacts: readonly string[] } | { identities: readonly Identity[] };

/**
 * What goes to the new file: some contacts and all they can be known by; or some identities, and the contacts that came with
 * them. What both sides came with, a shared telephone, stays on both. Null when it leaves nothing on one of the sides.
 */
export function planSplit(own: readonly OwnContact[], known: readonly Identity[], asked: SplitAsked): SplitPlan | null {
  const chosen = 'identities' in asked ? asked.identities : [];
  const goes = ({ id, identities }: OwnContact) =>
    'contacts' in asked ? asked.contacts.includes(id) : identities.some((each) => isAmong(each, chosen));
  const leaving = own.filter(goes);
  const staying = own.filter((contact) => !goes(contact));
  const kept = staying.flatMap(({ identities }) => identities);
  const taken = known.filter(
    (each) => isAmong(each, chosen) || leaving.some(({ identities }) => isAmong(each, identities)),
  );
  const lost = taken.filter((each) => isAmong(each, chosen) || !isAmong(each, kept));
  const isAll = staying.length === 0 && lost.length === known.length;
  if ((leaving.length === 0 && taken.length === 0) || isAll) return null;
  const [names, keptNames] = [namesOf(leaving), namesOf(staying)];
  return {
    contactIds: leaving.map(({ id }) => id),
    identities: taken,
    lost,
    names,
    lostNames: names.filter((name) => !keptNames.includes(name)),
  };
}

function isAmong(identity: Identity, others: readonly Identity[]): boolean {
  return others.some((other) => identity.value === other.value && isSame(identity, other));
}

function namesOf(contacts: readonly OwnContact[]): string[] {
  return [...new Set(contacts.flatMap(({ name }) => name ?? []))];
}
