export { blend } from './blend.js';
export { LanguageModel } from './language-model.js';
export type { LanguageModelState } from './language-model.js';
export type { Opinion } from './opinion.js';
