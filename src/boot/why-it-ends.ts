import { UnsafeStart } from '../access/index.js';
import { InvalidEnvironment } from '../platform/config/index.js';
import { CannotStart } from './cannot-start.js';

const expected = [InvalidEnvironment, UnsafeStart, CannotStart];

/** What whoever starts the program can mend, in words; a stack only for a surprise. */
export function whyItEnds(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return expected.some((kind) => error instanceof kind) ? error.message : String(error.stack);
}
