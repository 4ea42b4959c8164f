export { maskFacts, maskSender } from './mask-facts.js';
export { maskRecord } from './mask-record.js';
export { masks, withoutMasks } from './masks.js';
export { holdsSensitiveNumber, maskSensitive, wasMasked } from './mask-sensitive.js';
