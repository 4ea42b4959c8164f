export { peopleIn } from '../../../dossiers/people/index.js';
export { identitiesOf } from './identities-of.js';
export type { Identity } from './identities-of.js';
export { likelyIdentities } from './likely-identities.js';
