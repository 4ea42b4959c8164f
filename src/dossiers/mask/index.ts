export { maskFacts } from './mask-facts.js';
export { maskSensitive } from './mask-sensitive.js';
