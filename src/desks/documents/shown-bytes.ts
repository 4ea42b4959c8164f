import { isUtf8 } from 'node:buffer';
import { maskSensitive } from '../../dossiers/mask/index.js';
import { isShownAsText } from './media-types.js';

/**
 * The bytes as they are shown: what a browser shows as text without the numbers a town hall must not put on a screen (DP-05).
 * The original itself stays in the store, untouched.
 */
export function shownBytes(mediaType: string, bytes: Buffer): Buffer {
  if (!isShownAsText(mediaType)) return bytes;
  // What is no UTF-8 must come out as it was: Latin-1 gives each byte back.
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  const text = bytes.toString(encoding);
  const masked = maskSensitive(text);
  return masked === text ? bytes : Buffer.from(masked, encoding);
}
