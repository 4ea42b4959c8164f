export { maskFacts, maskSender } from './mask-facts.js';
export { maskRecord } from './mask-record.js';
export { isSensitive, maskSensitive } from './mask-sensitive.js';
