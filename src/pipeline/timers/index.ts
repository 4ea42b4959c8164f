export { Clockwork } from './clockwork.js';
