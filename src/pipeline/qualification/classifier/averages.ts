import type { Rule } from './rule.js';
import { shareOf, type Text } from './text.js';

/** The rule that answers how like a text is to the average text of each label (Rocchio's): all averages are of length 1. */
export function averagesOf(texts: readonly Text[], featureCount: number, labelCount: number): Rule {
  const dimensions = texts[0]?.meaning.length ?? 0;
  const features = new Float32Array(featureCount * labelCount);
  const meanings = new Float32Array(dimensions * labelCount);
  for (const { labels, trust, vector, meaning } of texts) {
    labels.forEach((label, place) => {
      const much = trust * shareOf(place);
      vector.ids.forEach((id, j) => (features[id * labelCount + label]! += much * vector.values[j]!));
      meaning.forEach((value, j) => (meanings[j * labelCount + label]! += much * value));
    });
  }
  const squares = new Float64Array(labelCount);
  for (const sums of [features, meanings]) sums.forEach((sum, at) => (squares[at % labelCount]! += sum * sum));
  const ofLength1 = (sum: number, at: number) => sum / Math.sqrt(squares[at % labelCount]! || 1);
  return { features: features.map(ofLength1), meaning: meanings.map(ofLength1) };
}
