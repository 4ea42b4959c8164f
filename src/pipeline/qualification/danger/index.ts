export { dangersIn } from './dangers-in.js';
export type { Danger } from './dangers-in.js';
