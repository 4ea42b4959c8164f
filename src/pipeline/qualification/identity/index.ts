export { identitiesOf } from './identities-of.js';
export type { Identity } from './identities-of.js';
