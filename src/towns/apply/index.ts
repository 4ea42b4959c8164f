export { applyTowns } from './apply-towns.js';
export { describeDifferences } from './difference.js';
export type { Difference } from './difference.js';
export { CannotRemove } from './removal.js';
export { CodeTaken } from './taken-codes.js';
