import type { Feature, Features } from './features.js';

/** A text as numbers: `values[i]` for feature `ids[i]`. Its length is at most 1. */
export interface Vector {
  ids: Int32Array;
  values: Float64Array;
}

const lettersShare = 0.35; // of the likeness of two texts; the rest comes from words

/** Numbers the features met in training, and weighs each by how few démarches show it. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly rarities: number[] = [];

  constructor(
    examples: readonly { features: Features; label: number }[],
    private readonly labels: number,
  ) {
    const labelsByName = new Map<string, Set<number>>();
    for (const { features, label } of examples) {
      for (const name of [...features.words.keys(), ...features.letters.keys()]) {
        labelsByName.set(name, (labelsByName.get(name) ?? new Set()).add(label));
      }
    }
    for (const [name, shown] of labelsByName) {
      this.ids.set(name, this.rarities.length);
      this.rarities.push(this.rarity(shown.size));
    }
  }

  get size(): number {
    return this.rarities.length;
  }

  id(name: string): number | undefined {
    return this.ids.get(name);
  }

  vector({ words, letters }: Features): Vector {
    const ids: number[] = [];
    const values: number[] = [];
    this.put(words, 1 - lettersShare, ids, values);
    this.put(letters, lettersShare, ids, values);
    return { ids: Int32Array.from(ids), values: Float64Array.from(values) };
  }

  /** What was never met takes its part of the length: a text mostly made of unknown words is like nothing. */
  private put(features: Map<string, Feature>, share: number, ids: number[], values: number[]): void {
    const start = values.length;
    let square = 0;
    for (const [name, { strength }] of features) {
      const id = this.ids.get(name);
      const value = strength * (id === undefined ? this.rarity(0) : this.rarities[id]!);
      square += value * value;
      if (id === undefined) continue;
      ids.push(id);
      values.push(value);
    }
    const scale = Math.sqrt(share / (square || 1));
    for (let at = start; at < values.length; at++) values[at]! *= scale;
  }

  private rarity(labelsShowing: number): number {
    return Math.log((this.labels + 1) / (labelsShowing + 1)) + 1;
  }
}
