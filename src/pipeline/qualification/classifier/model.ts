import { averagesOf } from './averages.js';
import { likenesses, postingsOf, type Postings } from './likeness.js';
import { neighbours } from './neighbours.js';
import { ridge } from './ridge.js';
import { answersOf, type Rule } from './rule.js';
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

export interface Learnt {
  model: Model;
  /** Answers how like each label's average text a text is. */
  averages: Rule;
  /** What each text weighs for each label: text by label. */
  coefficients: Float32Array;
}

/** @param start coefficients that are nearly right; see `ridge` */
export function learn(
  texts: readonly Text[],
  demarches: readonly string[],
  vocabulary: Vocabulary,
  start?: Float32Array,
): Learnt {
  const labelCount = demarches.length + 1;
  const dimensions = texts[0]?.meaning.length ?? 0;
  const whole = texts.filter(({ isTitle }) => !isTitle);
  const meanings = new Float32Array(whole.length * dimensions);
  whole.forEach(({ meaning }, text) => meanings.set(meaning, text * dimensions));
  const { rule, coefficients } = ridge(texts, vocabulary.size, labelCount, start);
  const model = {
    demarches,
    vocabulary,
    labelCount,
    rule,
    postings: postingsOf(whole, vocabulary),
    meanings,
    labels: whole.map(({ labels }) => labels),
  };
  return { model, averages: averagesOf(texts, vocabulary.size, labelCount), coefficients };
}

export function scoresOf(model: Model, vector: Vector, meaning: Float32Array): Scores {
  return { rule: answersOf(model.rule, model.labelCount, vector, meaning), near: neighboursOf(model, vector, meaning) };
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
