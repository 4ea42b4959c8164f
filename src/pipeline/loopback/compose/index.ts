export type { Agent } from './agent.js';
export { composeMessage, type Composed } from './compose-message.js';
export { isSensitive } from './sensitive.js';
export type { Silence } from './told.js';
export { hasFailed, rungsFor, withoutMessage } from './way.js';
export type { Asked, Failed, Rung, WithoutMessage } from './way.js';
