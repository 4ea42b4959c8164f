import type { Features } from './features.js';
import type { Model } from './model.js';
import type { Word } from './words.js';
import type { Vector } from './vocabulary.js';

const reasonsMax = 5;
const leastShare = 0.15; // of what the heaviest word weighs

/** What a text showed, feature by feature. */
export interface Shown {
  words: readonly Word[];
  features: Features;
  vector: Vector;
}

/** The words that spoke most for a démarche, as the usager wrote them, the heaviest first; at most five, never numbers. */
export function reasonsFor(model: Model, label: number, { words, features, vector }: Shown): string[] {
  const spoken = new Map<number, number>();
  vector.ids.forEach((id, at) =>
    spoken.set(id, vector.values[at]! * model.rule.features[id * model.labelCount + label]!),
  );
  const weighed = new Map<string, { written: string; weight: number }>();
  for (const [name, { at }] of [...features.words, ...features.letters]) {
    const weight = spoken.get(model.vocabulary.id(name) ?? -1) ?? 0;
    for (const position of at) {
      const { written, folded } = words[position]!;
      const one = weighed.get(folded) ?? { written, weight: 0 };
      one.weight += weight / at.length;
      weighed.set(folded, one);
    }
  }
  const ranked = [...weighed.values()].sort((a, b) => b.weight - a.weight);
  const least = leastShare * (ranked[0]?.weight ?? 0);
  const heavy = ranked.filter(({ weight }) => weight > 0 && weight >= least).map(({ written }) => written);
  return [...new Set(heavy)].slice(0, reasonsMax);
}
