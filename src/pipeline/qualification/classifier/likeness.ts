import type { Text } from './text.js';
import type { Vector, Vocabulary } from './vocabulary.js';

/** Which texts show a word and how much, feature by feature: those of feature f are at `starts[f]` up to `starts[f + 1]`. */
export interface Postings {
  starts: Int32Array;
  texts: Int32Array;
  values: Float32Array;
}

/** Words in more of the texts than that tell none from another; letters are left to the rule. */
const commonShare = 0.1;

export function postingsOf(texts: readonly Text[], vocabulary: Vocabulary): Postings {
  const counts = new Int32Array(vocabulary.size);
  for (const { vector } of texts) for (const id of vector.ids) counts[id]!++;
  const isKept = Uint8Array.from(vocabulary.names, (name, id) =>
    !vocabulary.isOfLetters(name) && counts[id]! <= Math.max(10, commonShare * texts.length) ? 1 : 0,
  );
  const starts = new Int32Array(vocabulary.size + 1);
  for (let id = 0; id < vocabulary.size; id++) starts[id + 1] = starts[id]! + (isKept[id] ? counts[id]! : 0);
  const next = starts.slice();
  const total = starts[vocabulary.size]!;
  const postings = { starts, texts: new Int32Array(total), values: new Float32Array(total) };
  texts.forEach(({ vector: { ids, values } }, text) => {
    for (let j = 0; j < ids.length; j++) {
      if (!isKept[ids[j]!]) continue;
      const at = next[ids[j]!]!++;
      postings.texts[at] = text;
      postings.values[at] = values[j]!;
    }
  });
  return postings;
}

/** By the words they share; 0 for nothing in common. */
export function likenesses(
  { starts, texts, values }: Postings,
  { ids, values: asked }: Vector,
  count: number,
): Float32Array {
  const found = new Float32Array(count);
  for (let j = 0; j < ids.length; j++) {
    const value = asked[j]!;
    const end = starts[ids[j]! + 1]!;
    for (let at = starts[ids[j]!]!; at < end; at++) found[texts[at]!]! += value * values[at]!;
  }
  return found;
}
