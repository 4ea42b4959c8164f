export { languageOf } from './language-of.js';
export type { Language } from './language-of.js';
