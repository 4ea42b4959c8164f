export { LOGGER, LogsModule, NestLines, describeError, makeLogger } from './logger.js';
export type { Logger } from 'pino';
