import type { People } from '../../../dossiers/people/index.js';
import { identitiesOf, type Identity } from './identities-of.js';

/**
 * What may be the sender's, read in their words but not for sure: it brings nobody together by itself, it lets the desk offer a
 * usager to a person. Without what is known already.
 */
export function likelyIdentities(people: People, known: readonly Identity[]): Identity[] {
  const [name] = people.names;
  const senders = [
    ...people.phones.map(({ value }) => ({ phone: value })),
    ...people.emails.map(({ value }) => ({ email: value })),
    ...people.organisationNumbers.map(({ value }) => ({ organisationNumber: value })),
    ...people.postalAddresses.map(({ value }) => ({ name: name?.value, postalAddress: value })),
  ];
  const isKnown = (one: Identity) => known.some(({ kind, value }) => kind === one.kind && value === one.value);
  return senders.flatMap(identitiesOf).filter((one) => !isKnown(one));
}
