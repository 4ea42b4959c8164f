export { givenAddress, givenEmail, givenPhone, idempotencyKey, words } from './given.js';
export { Id } from './id.js';
export { KeyTaken } from './key-taken.js';
export { plainFrench } from './plain-french.js';
export { fieldErrors, Invalid, Valid } from './valid.js';
export type { FieldError } from './valid.js';
