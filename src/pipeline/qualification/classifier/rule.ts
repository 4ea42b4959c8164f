import type { Vector } from './vocabulary.js';

/** A linear rule: what each feature, and each dimension of the meaning, says for each label. Row by row, `labelCount` wide. */
export interface Rule {
  features: Float32Array;
  meaning: Float32Array;
}

/** What it says of a text for each label. */
export function answersOf(
  rule: Rule,
  labelCount: number,
  { ids, values }: Vector,
  meaning: Float32Array,
): Float64Array {
  const answers = new Float64Array(labelCount);
  const add = (weights: Float32Array, row: number, value: number) => {
    for (let label = 0, at = row * labelCount; label < labelCount; label++)
      answers[label]! += value * weights[at + label]!;
  };
  for (let j = 0; j < ids.length; j++) add(rule.features, ids[j]!, values[j]!);
  for (let j = 0; j < meaning.length; j++) add(rule.meaning, j, meaning[j]!);
  return answers;
}

/** The rule that answers what the first does, and `leaning` times what the second does. */
export function lean(rule: Rule, towards: Rule, leaning: number): Rule {
  return {
    features: rule.features.map((one, at) => one + leaning * towards.features[at]!),
    meaning: rule.meaning.map((one, at) => one + leaning * towards.meaning[at]!),
  };
}
