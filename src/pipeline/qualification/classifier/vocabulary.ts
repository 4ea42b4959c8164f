import type { Feature, Features } from './features.js';

/** A text as numbers: `values[i]` for feature `ids[i]`. Its length is at most 1. */
export interface Vector {
  ids: Int32Array;
  values: Float32Array;
}

const lettersShare = 0.35; // of the likeness of two texts; the rest comes from words
/** Letters and pairs of words met in a single text tell it from others, not what it is about. */
const leastTexts = 2;
/** A long reference text is known by the features that weigh most. */
const featuresMax = 500;

/** The features met in training, each weighed by how few labels and how few texts show it. */
export class Vocabulary {
  private readonly ids: ReadonlyMap<string, number>;

  /** @param rarities weights, in the order of `names`; `unknown`: that of a feature never met */
  constructor(
    readonly names: readonly string[],
    readonly rarities: Float32Array,
    readonly unknown: number,
  ) {
    this.ids = new Map(names.map((name, id) => [name, id]));
  }

  static of(texts: readonly { features: Features; labels: readonly number[] }[], labelCount: number): Vocabulary {
    const shown = new Map<string, { labels: Set<number>; texts: number }>();
    for (const { features, labels } of texts) {
      for (const name of [...features.words.keys(), ...features.letters.keys()]) {
        const one = shown.get(name) ?? { labels: new Set(), texts: 0 };
        for (const label of labels) one.labels.add(label);
        one.texts++;
        shown.set(name, one);
      }
    }
    const rarity = (labels: number, among: number): number =>
      Math.log((labelCount + 1) / (labels + 1)) * 0.5 + Math.log((texts.length + 1) / (among + 1)) * 0.25 + 0.5;
    const kept = [...shown].filter(([name, one]) => one.texts >= leastTexts || name.startsWith('w '));
    return new Vocabulary(
      kept.map(([name]) => name),
      Float32Array.from(kept, ([, one]) => rarity(one.labels.size, one.texts)),
      rarity(0, 0),
    );
  }

  get size(): number {
    return this.names.length;
  }

  id(name: string): number | undefined {
    return this.ids.get(name);
  }

  /** Words, pairs and families are named « w … », « p … », « f … ». */
  isOfLetters(name: string): boolean {
    return !/^[wpf] /.test(name);
  }

  vector({ words, letters }: Features): Vector {
    const found = [...this.weighed(words, 1 - lettersShare), ...this.weighed(letters, lettersShare)];
    const kept = found.length <= featuresMax ? found : found.sort((a, b) => b.value - a.value).slice(0, featuresMax);
    return { ids: Int32Array.from(kept, ({ id }) => id), values: Float32Array.from(kept, ({ value }) => value) };
  }

  /** What was never met takes its part of the length: a text mostly made of unknown words is like nothing. */
  private weighed(features: ReadonlyMap<string, Feature>, share: number): { id: number; value: number }[] {
    const found: { id: number; value: number }[] = [];
    let square = 0;
    for (const [name, { strength }] of features) {
      const id = this.ids.get(name);
      const value = strength * (id === undefined ? this.unknown : this.rarities[id]!);
      square += value * value;
      if (id !== undefined) found.push({ id, value });
    }
    const scale = Math.sqrt(share / (square || 1));
    return found.map(({ id, value }) => ({ id, value: value * scale }));
  }
}
