export { LOGGER, LogsModule, NestLines, describeError } from './logger.js';
export type { Logger } from 'pino';
