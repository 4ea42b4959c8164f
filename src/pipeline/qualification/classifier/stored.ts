import type { Trained } from './train.js';
import { Vocabulary } from './vocabulary.js';

/** Changes whenever what is stored would be read otherwise: an old model is then learnt again, not misread. */
const edition = 'aiguillage classifier 2';
const alignment = 8;

interface Header {
  edition: string;
  demarches: readonly string[];
  calibration: Trained['calibration'];
  names: readonly string[];
  unknown: number;
  labels: readonly (readonly number[])[];
  /** Of the arrays that follow, in order. */
  lengths: number[];
}

/** A header in JSON, its length before it, then the arrays of 32-bit numbers one after the other. */
export function bytesOf({ model, calibration }: Trained): Buffer {
  const { vocabulary, postings, demarches, labels } = model;
  const arrays = [
    vocabulary.rarities,
    postings.starts,
    postings.texts,
    postings.values,
    model.rule.features,
    model.rule.meaning,
    model.meanings,
  ];
  const header: Header = {
    edition,
    demarches,
    calibration,
    names: vocabulary.names,
    unknown: vocabulary.unknown,
    labels,
    lengths: arrays.map(({ length }) => length),
  };
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.alloc(Math.ceil((4 + json.length) / alignment) * alignment, ' ');
  padded.writeUInt32LE(padded.length - 4);
  json.copy(padded, 4);
  return Buffer.concat([
    padded,
    ...arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
}

export function fromBytes(stored: Buffer): Trained {
  // A copy of our own: where the bytes lie in somebody else's buffer is no multiple of four.
  const bytes = new Uint8Array(stored).buffer;
  const start = 4 + new DataView(bytes).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, start - 4))) as Header;
  if (header.edition !== edition) throw new Error(`expected a model of « ${edition} », found « ${header.edition} »`);
  let at = start;
  const next = <T>(Kind: { new (buffer: ArrayBuffer, offset: number, length: number): T }, place: number): T => {
    const length = header.lengths[place]!;
    const array = new Kind(bytes, at, length);
    at += 4 * length;
    return array;
  };
  return {
    calibration: header.calibration,
    model: {
      demarches: header.demarches,
      labelCount: header.demarches.length + 1,
      labels: header.labels,
      vocabulary: new Vocabulary(header.names, next(Float32Array, 0), header.unknown),
      postings: { starts: next(Int32Array, 1), texts: next(Int32Array, 2), values: next(Float32Array, 3) },
      rule: { features: next(Float32Array, 4), meaning: next(Float32Array, 5) },
      meanings: next(Float32Array, 6),
    },
  };
}
