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
  return { error: error.name, code: (error as { code?: string }).code, at: placeOf(error) };
}

/**
 * The first place of our own code in the stack, as `src/folder/file.ts:line:column`. A stack begins with the message,
 * which may hold lines that look like places: they are left out, and of a place nothing but its path is told.
 */
function placeOf({ message, stack = '' }: Error): string | undefined {
  const words = new Set(message.split('\n'));
  for (const line of stack.split('\n')) {
    if (words.has(line) || !line.startsWith('    at ') || line.includes('/node_modules/')) continue;
    const place = /\/((?:dist|src)\/[\w./-]+:\d+:\d+)\)?$/.exec(line);
    if (place) return place[1];
  }
  return undefined;
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
  /** @param more ends with the name of the part that speaks; words of an error may quote data, and are left out */
  error(message: unknown, ...more: unknown[]): void {
    const last = more.at(-1);
    const from = typeof last === 'string' && /^\w+$/.test(last) ? last : undefined;
    this.logger.error({ from, ...(message instanceof Error && describeError(message)) }, 'unexpected error');
  }
}
