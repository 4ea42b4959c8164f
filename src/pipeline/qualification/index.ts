export { Classifiers } from './classifiers.js';
export type { Classifier, Context, Example, Guess } from './classifier/index.js';
export { dangersIn } from './danger/index.js';
export type { Danger } from './danger/index.js';
export type { Identity } from './identity/index.js';
