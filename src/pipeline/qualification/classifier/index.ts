export { loadClassifier, saveClassifier, trainClassifier } from './classifier.js';
export type { Classifier, Guess } from './classifier.js';
export { examplesOf } from './example.js';
export type { Example } from './example.js';
