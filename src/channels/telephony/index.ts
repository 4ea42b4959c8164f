export { callFacts, overdue } from './call-outcome.js';
export { DANGER, HINT, LINES, TELEPHONY_SETTINGS } from './lines.js';
export type { Danger, DangerIn, Hint, HintFor, Line, Lines, LineService, TelephonySettings } from './lines.js';
export { TelephonyModule } from './telephony.module.js';
