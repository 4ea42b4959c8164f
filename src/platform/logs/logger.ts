import { Global, Module, type LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import { ENVIRONMENT, type Environment } from '../config/index.js';

export const LOGGER = Symbol('LOGGER');

/**
 * JSON lines. Callers pass ids, counts and names of failures, never a person's name, number, address or text: there
 * is no redaction to rely on.
 */
export function makeLogger(level: string, destination?: string): Logger {
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: destination ?? 1, mkdir: true, sync: true }),
  );
}

/** What is safe to say of an unexpected error: its kind and code, and where, never its message, which may quote data. */
export function describeError(error: unknown): { error: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const at = error.stack?.split('\n').find((line) => line.includes('/dist/') || line.includes('/src/'));
  return {
    error: error.name,
    code: (error as { code?: string }).code,
    at: at?.trim().replace(/\(.*\/(dist|src)\//, '($1/'),
  };
}

@Global()
@Module({
  providers: [
    {
      provide: LOGGER,
      inject: [ENVIRONMENT],
      useFactory: (environment: Environment) => makeLogger(environment.LOG_LEVEL, environment.LOG_FILE),
    },
  ],
  exports: [LOGGER],
})
export class LogsModule {}

/** Nest's own start-up messages, on the same lines. */
export class NestLines implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: string): void {
    this.logger.debug(message);
  }
  warn(message: string): void {
    this.logger.warn(message);
  }
  error(message: unknown): void {
    this.logger.error(
      message instanceof Error ? describeError(message) : { message: 'see the kind of error' },
      'framework',
    );
  }
}
