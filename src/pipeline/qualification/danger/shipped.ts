import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Alert } from '../../../towns/configuration/index.js';
import type { Weights } from './learning.js';

/** The file made by bin/teach-danger.mjs. */
const file = new URL('./detector.bin', import.meta.url);
const finest = 127;

interface Header {
  /** Of the alerts it was taught; of the ordinary texts, which change every week, nothing is asked. */
  sha256: string;
  labelCount: number;
}

let read: { header: Header; weights: Weights } | undefined;

/** What was taught beforehand, null for other alerts than those we ship. */
export function shippedWeights(alerts: readonly Alert[]): Weights | null {
  read ??= fromBytes(readFileSync(file));
  return read.header.sha256 === shaOf(alerts) ? read.weights : null;
}

/**
 * For bin/teach-danger.mjs: a line of JSON, then the scale of each row as numbers of four bytes, then the rows, a byte a step of that
 * scale.
 * @public
 */
export function bytesOf(alerts: readonly Alert[], { labelCount, rows }: Weights): Buffer {
  const header: Header = { sha256: shaOf(alerts), labelCount };
  const scales = new Float32Array(rows.length / labelCount);
  const steps = new Int8Array(rows.length);
  for (let row = 0; row < scales.length; row++) {
    const values = rows.subarray(row * labelCount, (row + 1) * labelCount);
    scales[row] = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / finest;
    values.forEach((value, label) => (steps[row * labelCount + label] = Math.round(value / (scales[row] || 1))));
  }
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n`),
    Buffer.from(scales.buffer),
    Buffer.from(steps.buffer),
  ]);
}

function fromBytes(bytes: Buffer) {
  const end = bytes.indexOf('\n');
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as Header;
  const { labelCount } = header;
  // A copy: where the file's bytes lie is no multiple of four.
  const rest = new Uint8Array(bytes.subarray(end + 1)).buffer;
  const count = rest.byteLength / (4 + labelCount);
  const scales = new Float32Array(rest, 0, count);
  const rows = Float32Array.from(
    new Int8Array(rest, 4 * count),
    (step, at) => step * scales[Math.floor(at / labelCount)]!,
  );
  return { header, weights: { labelCount, rows } };
}

function shaOf(alerts: readonly Alert[]): string {
  const taught = alerts.map(({ id, phrases, unless, examples }) => [
    id,
    phrases,
    unless,
    examples?.danger,
    examples?.quiet,
  ]);
  return createHash('sha256').update(JSON.stringify(taught)).digest('hex');
}
