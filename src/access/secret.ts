import { createHash, randomBytes } from 'node:crypto';

const secretBytes = 32;

/** 256 bits from the system's generator, in base64url: 43 characters. Nobody guesses it, so a plain hash keeps it. */
export function makeSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** All we keep of a secret: SHA-256, in hexadecimal. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
