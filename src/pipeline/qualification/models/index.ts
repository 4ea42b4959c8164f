export { keptClassifier, lessonsOf } from './kept-classifier.js';
export { overturnsSince } from './overturns.js';
export type { Overturns } from './overturns.js';
export { Retraining } from './retraining.js';
export { enforce } from './take-over.js';
export type { Enforcement } from './take-over.js';
export { versionsOf } from './versions.js';
export type { Version } from './versions.js';
