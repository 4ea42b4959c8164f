import { readFileSync } from 'node:fs';
import type { FileContent } from '../../dossiers/arrival.js';

const folder = new URL('./samples/', import.meta.url);

/** A mail as it came over the wire, by its file name without `.eml`. */
export function sampleMail(name: string): FileContent {
  return mailOf(readFileSync(new URL(`${name}.eml`, folder)));
}

export function mailOf(raw: Buffer | string): FileContent {
  return { name: 'courriel.eml', mediaType: 'message/rfc822', bytes: Buffer.from(raw) };
}
