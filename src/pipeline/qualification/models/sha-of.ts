import { createHash } from 'node:crypto';
import type { Example } from '../classifier/index.js';

/**
 * Raised when a change of the classifier makes something else of the same examples: every model is then learnt again, in the
 * background, while the old one answers as long as it can be read.
 */
const recipe = 2;

/** The name of what is learnt from these examples, in hexadecimal: the same examples in the same order, the same model. */
export function shaOf(examples: readonly Example[]): string {
  return createHash('sha256')
    .update(JSON.stringify([recipe, ...examples]))
    .digest('hex');
}
