export { composeMessage, type Composed } from './compose-message.js';
export { messageChannelFor } from './way.js';
