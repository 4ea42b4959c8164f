export { segmentsOf } from './segments-of.js';
export type { Segment } from './segments-of.js';
