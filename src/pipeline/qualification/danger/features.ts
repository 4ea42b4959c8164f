/** What words show, as numbers: `values[i]` for feature `ids[i]`; its length is 1, or 0 without words. */
export interface Vector {
  ids: Int32Array;
  values: Float32Array;
}

/** Features share that many places: two that fall on the same one are confused, and few do. */
export const featureCount = 1 << 16;

const rootLetters = 6; // French roots: « frappe », « frappait », « frapper » are one
const pieceLetters = 4;
const pieceWeight = 0.4; // misspellings are known by their pieces
const kept = new Map<string, Word>();
const keptMax = 50_000;

interface Word {
  root: number;
  pieces: readonly number[];
}

/** Roots, two roots in a row, and groups of letters. No word is too common: « je », « plus » and « me » weigh here. */
export function vectorOf(words: readonly string[]): Vector {
  const ids: number[] = [];
  const show = (hash: number, weight: number) => {
    const id = (hash >>> 0) % featureCount;
    if (weights[id] === 0) ids.push(id);
    if (weights[id]! < weight) weights[id] = weight;
  };
  let before: Word | undefined;
  for (const word of words.map(wordOf)) {
    show(mixed(word.root, 1), 1);
    if (before) show(mixed(before.root, word.root), 1);
    for (const piece of word.pieces) show(piece, pieceWeight);
    before = word;
  }
  const values = Float32Array.from(ids, (id) => weights[id]!);
  for (const id of ids) weights[id] = 0;
  const scale = 1 / Math.sqrt(values.reduce((square, value) => square + value * value, 0) || 1);
  return { ids: Int32Array.from(ids), values: values.map((value) => value * scale) };
}

/** Room to work in; all zeros between two texts. */
const weights = new Float32Array(featureCount);

function wordOf(word: string): Word {
  let found = kept.get(word);
  if (!found) {
    const padded = ` ${word.slice(0, 30)} `;
    const pieces = Array.from({ length: Math.max(0, padded.length - pieceLetters + 1) }, (_, at) =>
      mixed(hashOf(padded.slice(at, at + pieceLetters)), 7),
    );
    found = { root: hashOf(word.slice(0, rootLetters)), pieces };
    if (kept.size >= keptMax) kept.clear();
    kept.set(word, found);
  }
  return found;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash;
}

/** Two hashes made one, in their order (the last step of MurmurHash3). */
function mixed(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
