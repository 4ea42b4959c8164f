import type { Alert } from '../../../towns/configuration/index.js';
import { vectorOf } from './features.js';
import { chancesOf, learn, type Weights } from './learning.js';
import { lessonsOf, type Taught } from './lessons.js';
import { passagesOf } from './passages.js';

/** Hears a danger that no phrase foresaw. It has learnt from what was written for it, so it may be wrong: a person looks. */
export interface Detector {
  /** What a text looks like most, and how much, in log-odds: from `callsFrom` on, a person is called. Null: too short. */
  listen(text: string): { alert: Alert; strength: number } | null;
}

/** Of ordinary texts that were not learnt, fewer than one in two hundred reach it: docs/qualification/danger.md. */
export const callsFrom = 0.6;
const moreForASentence = 1;
const fewestWords = 4; // « au feu » is a phrase's work; of « oui » or « test » nothing can be learnt

/** Takes seconds of processor. The same texts always make the same detector. */
export function teachDetector(taught: Taught): Detector {
  return detectorWith(taught.alerts, learn(lessonsOf(taught), taught.alerts.length + 1));
}

/** @param weights one label for each alert, in their order, then one for nothing */
export function detectorWith(alerts: readonly Alert[], weights: Weights): Detector {
  const nothing = alerts.length;
  return {
    listen(text) {
      let found: { alert: Alert; strength: number } | null = null;
      for (const { words, isPart } of passagesOf(text)) {
        if (words.length < fewestWords) continue;
        const chances = chancesOf(weights, vectorOf(words));
        const strength = Math.log((1 - chances[nothing]!) / chances[nothing]!) - (isPart ? moreForASentence : 0);
        if (found && found.strength >= strength) continue;
        found = { alert: alerts[likeliest(chances.subarray(0, nothing))]!, strength };
      }
      return found;
    },
  };
}

function likeliest(chances: Float64Array): number {
  return chances.indexOf(Math.max(...chances));
}
