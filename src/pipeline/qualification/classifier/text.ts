import type { Vector } from './vocabulary.js';

/** A text of training, as numbers. */
export interface Text {
  /** Positions of its labels; the last label is « no démarche ». */
  labels: readonly number[];
  /** How much it counts; 1 is usual. */
  trust: number;
  vector: Vector;
  /** Where its words stand by their sense; its length is part of the likeness of two texts (meaning.ts). */
  meaning: Float32Array;
}
