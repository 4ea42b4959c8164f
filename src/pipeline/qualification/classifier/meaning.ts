import { readFileSync } from 'node:fs';
import type { Word } from './words.js';

/**
 * Where words stand by their sense, near those that are said of the same matter; learnt from the practical sheets of
 * service-public.fr by bin/distil-service-public.mjs.
 */
export interface Senses {
  /** Stems met in the sheets, and how rare each is. */
  names: readonly string[];
  rarities: ArrayLike<number>;
  dimensions: number;
  /** For stems never met: groups of letters are counted into that many. */
  buckets: number;
  /** First those of the stems, then those of the groups of letters. */
  vectors: ArrayLike<number>;
}

/** Length of a text's meaning, squared: its share in the likeness of two texts, beside 1 for the words. */
const meaningShare = 0.6;
const letters = 4;

/** Where a text stands: the mean of its words, the rare ones counting more; all zeros when nothing is known of them. */
export function meaningOf(words: readonly Word[]): Float32Array {
  const { ids, rarities, dimensions, buckets, vectors, unknown } = shipped();
  const sum = new Float32Array(dimensions);
  for (const { stem, weight } of words) {
    const id = ids.get(stem);
    const much = weight * (id === undefined ? unknown : rarities[id]!);
    for (const { row, share } of rowsOf(stem, ids, buckets))
      for (let k = 0, at = row * dimensions; k < dimensions; k++) sum[k]! += much * share * vectors[at + k]!;
  }
  const length = Math.sqrt(sum.reduce((total, one) => total + one * one, 0));
  return length > 0 ? sum.map((one) => (one / length) * Math.sqrt(meaningShare)) : sum;
}

/** What a stem is made of: its own vector when it was met, and those of its letters. */
export function rowsOf(
  stem: string,
  ids: ReadonlyMap<string, number>,
  buckets: number,
): { row: number; share: number }[] {
  const padded = ` ${stem} `;
  const groups = Array.from(
    { length: Math.max(1, padded.length - letters + 1) },
    (_, at) => ids.size + bucketOf(padded.slice(at, at + letters), buckets),
  );
  const own = ids.get(stem);
  const rows = groups.map((row) => ({ row, share: 1 / groups.length }));
  return own === undefined ? rows : [{ row: own, share: 1 }, ...rows];
}

function bucketOf(group: string, buckets: number): number {
  let hash = 2166136261;
  for (let at = 0; at < group.length; at++) hash = Math.imul(hash ^ group.charCodeAt(at), 16777619);
  return (hash >>> 0) % buckets;
}

type Known = Senses & { ids: ReadonlyMap<string, number>; unknown: number };
let known: Known | undefined;

function shipped(): Known {
  known ??= fromBytes(readFileSync(new URL('./senses.bin', import.meta.url)));
  return known;
}

/** A line of JSON; then, as numbers of four bytes, rarities and the scale of each row; then vectors, a byte a step of that scale. */
function fromBytes(bytes: Buffer): Known {
  const end = bytes.indexOf('\n');
  const header = JSON.parse(bytes.toString('utf8', 0, end)) as { names: string; dimensions: number; buckets: number };
  const names = header.names.split(' ');
  const rows = names.length + header.buckets;
  // A copy: where the file's bytes lie is no multiple of four.
  const rest = new Uint8Array(bytes.subarray(end + 1)).buffer;
  const rarities = new Float32Array(rest, 0, names.length);
  const scales = new Float32Array(rest, 4 * names.length, rows);
  const steps = new Int8Array(rest, 4 * (names.length + rows), rows * header.dimensions);
  const vectors = new Float32Array(steps.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (let k = 0; k < header.dimensions; k++, at++) vectors[at] = steps[at]! * scales[row]!;
  return {
    ...header,
    names,
    rarities,
    vectors,
    ids: new Map(names.map((name, at) => [name, at])),
    unknown: rarities.reduce((most, one) => Math.max(most, one), 0),
  };
}
