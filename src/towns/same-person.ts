import type { Town } from './town.js';

/**
 * Do two services belong to one legal person? The CCAS is another one than the town: between them a request is received twice
 * (N-04, CRPA L114-2). @param one null: the town hall's common door
 */
export function isSamePerson({ services }: Pick<Town, 'services'>, one: string | null, other: string): boolean {
  const personOf = (id: string | null) => (id === null ? undefined : services.get(id)?.legal_person);
  return personOf(one) === personOf(other);
}
