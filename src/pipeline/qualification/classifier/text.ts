import type { Vector } from './vocabulary.js';

/** A text of training, as numbers. */
export interface Text {
  /** Positions of its labels, the one it is most about first; the last position is « no démarche ». */
  labels: readonly number[];
  /** How much it counts; 1 is usual. */
  trust: number;
  /** The title of a long text, learnt beside the whole: it is no text more to count or to find near. */
  isTitle: boolean;
  vector: Vector;
  /** Where its words stand by their sense; its length is part of the likeness of two texts (meaning.ts). */
  meaning: Float32Array;
}

/** What a label counts by its place among those of its text: after the first, the words are less its own. */
export function shareOf(place: number): number {
  return place === 0 ? 1 : 0.6;
}
