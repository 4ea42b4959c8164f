export { outsideIn } from './outside-in.js';
export type { OutsideGuess } from './outside-in.js';
