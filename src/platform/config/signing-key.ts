import { createHmac } from 'node:crypto';
import type { Environment } from './environment.js';

/**
 * A key of 32 bytes for one purpose, the same in every process of the installation. Without SESSION_SECRET, which production
 * requires, it derives from what else the processes share.
 */
export function signingKey(
  { SESSION_SECRET, DATABASE_URL, DATA_DIR }: Pick<Environment, 'SESSION_SECRET' | 'DATABASE_URL' | 'DATA_DIR'>,
  purpose: string,
): Buffer {
  return createHmac('sha256', SESSION_SECRET ?? DATABASE_URL ?? DATA_DIR)
    .update(purpose)
    .digest();
}
