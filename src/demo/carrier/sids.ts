import { randomBytes } from 'node:crypto';

/** An identifier as the carrier makes them: two letters (`CA` call, `SM` message, `RE` recording) and 32 hexadecimal digits. */
export function newSid(kind: 'CA' | 'SM' | 'RE'): string {
  return `${kind}${randomBytes(16).toString('hex')}`;
}
