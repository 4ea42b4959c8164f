export type { Agent } from './agent.js';
export { composeMessage, type Composed } from './compose-message.js';
export type { Silence } from './told.js';
export { messageChannelFor } from './way.js';
