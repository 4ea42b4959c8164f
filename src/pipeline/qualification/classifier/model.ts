import { likenesses, postingsOf, type Postings } from './likeness.js';
import { neighbours } from './neighbours.js';
import { ridge, type Rule } from './ridge.js';
import type { Text } from './text.js';
import type { Vector, Vocabulary } from './vocabulary.js';

/** What was learnt: a linear rule, and the texts themselves to find the nearest among. */
export interface Model {
  /** In the order of the labels; one more label follows them, what is no démarche. */
  demarches: readonly string[];
  vocabulary: Vocabulary;
  labelCount: number;
  rule: Rule;
  postings: Postings;
  /** Text by dimension. */
  meanings: Float32Array;
  /** Labels of the texts. */
  labels: readonly (readonly number[])[];
}

/** What speaks for each label. */
export interface Scores {
  /** Of the linear rule: about 1 for a clear case, 0 for what has nothing to do with it. */
  rule: Float64Array;
  /** Share of the nearest texts, 0 to 1. */
  near: Float64Array;
}

/** @param start coefficients that are nearly right; see `ridge` */
export function learn(
  texts: readonly Text[],
  demarches: readonly string[],
  vocabulary: Vocabulary,
  start?: Float32Array,
): { model: Model; coefficients: Float32Array } {
  const labelCount = demarches.length + 1;
  const dimensions = texts[0]?.meaning.length ?? 0;
  const meanings = new Float32Array(texts.length * dimensions);
  texts.forEach(({ meaning }, text) => meanings.set(meaning, text * dimensions));
  const { rule, coefficients } = ridge(texts, vocabulary.size, labelCount, start);
  const model = {
    demarches,
    vocabulary,
    labelCount,
    rule,
    postings: postingsOf(texts, vocabulary),
    meanings,
    labels: texts.map(({ labels }) => labels),
  };
  return { model, coefficients };
}

export function scoresOf(model: Model, vector: Vector, meaning: Float32Array): Scores {
  return { rule: answersOf(model, vector, meaning), near: neighboursOf(model, vector, meaning) };
}

function answersOf({ rule, labelCount }: Model, { ids, values }: Vector, meaning: Float32Array): Float64Array {
  const answers = new Float64Array(labelCount);
  const add = (weights: Float32Array, row: number, value: number) => {
    for (let label = 0, at = row * labelCount; label < labelCount; label++)
      answers[label]! += value * weights[at + label]!;
  };
  for (let j = 0; j < ids.length; j++) add(rule.features, ids[j]!, values[j]!);
  for (let j = 0; j < meaning.length; j++) add(rule.meaning, j, meaning[j]!);
  return answers;
}

/** Among the texts that share a word with this one, by their words and their meaning. */
function neighboursOf(
  { postings, labels, labelCount, meanings }: Model,
  vector: Vector,
  meaning: Float32Array,
): Float64Array {
  const likeness = likenesses(postings, vector, labels.length);
  for (let text = 0; text < likeness.length; text++) {
    if (likeness[text] === 0) continue;
    for (let j = 0, at = text * meaning.length; j < meaning.length; j++)
      likeness[text]! += meaning[j]! * meanings[at + j]!;
  }
  return neighbours(likeness, labels, labelCount);
}
