export { dangersIn, emergenciesSaid } from './dangers-in.js';
export { detectorOf } from './detector-of.js';
export type { Danger } from './dangers-in.js';
