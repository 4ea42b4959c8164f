import { homeOf, type Identity } from '../../dossiers/usagers/index.js';
import { nationalNumber } from '../privacy/sender-label.js';
import type { Expected, UsagerCard, UsagerIdentity } from './usager.dto.js';
import type { UsagerRecord } from './usager-record.js';

export function usagerCardOf({ id, names, identities, dossiers, contacts }: UsagerRecord): UsagerCard {
  return {
    id,
    name: names[0] ?? null,
    identities: identities.map(identityOf),
    openDossiers: dossiers.filter(({ state }) => state !== 'closed').length,
    lastContactAt: contacts[0]?.received_at ?? null,
  };
}

/** What a request should say of its author (CRPA R112-9-1); an organisation is known by its number (EL-02). */
export function missingOf({ names, identities }: UsagerRecord): Expected[] {
  const has = (kind: Identity['kind']) => identities.some((identity) => identity.kind === kind);
  if (has('organisation')) return [];
  const missing: [Expected, boolean][] = [
    ['name', names.length === 0],
    ['postal', !has('postal')],
    ['email', !has('email')],
  ];
  return missing.flatMap(([what, isMissing]) => (isMissing ? [what] : []));
}

function identityOf(identity: Identity): UsagerIdentity {
  return { ...identity, label: labelOf(identity) };
}

/** The name before an address is the usager's own. */
function labelOf(identity: Identity): string {
  return identity.kind === 'phone' ? nationalNumber(identity.value) : (homeOf(identity) ?? identity.value);
}
