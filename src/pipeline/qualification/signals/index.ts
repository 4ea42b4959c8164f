export { signalsOfArrival, signalsOfDossiers } from './signals.js';
export type { Signal } from './signal.js';
export { weigh } from './weigh.js';
