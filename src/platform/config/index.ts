export { ENVIRONMENT, InvalidEnvironment, environmentSchema, readEnvironment, secretFromEnvironment } from './environment.js';
export type { Environment } from './environment.js';
export { signingKey } from './signing-key.js';
export { suggestion } from './suggest.js';
