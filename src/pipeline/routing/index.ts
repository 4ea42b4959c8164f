export { asRouted } from './as-routed.js';
export { plan } from './plan.js';
export type { Plan } from './plan.js';
