import type { Alert } from '../../../towns/configuration/index.js';
import { fold } from '../fold.js';

/** Words of danger were found: a person is called (UR-01 to UR-03). Never a rank, never a delay (AG-06). */
export interface Danger {
  /** Id in `config/alerts.yaml`. */
  alert: string;
  level: Alert['level'];
  /** Emergency numbers to show, the most useful first. */
  numbers: string[];
  rule: string;
  /** What the agent reads; never the usager's words. */
  reason: string;
}

/**
 * Every alert whose phrase is in the text, emergencies first, then in the order of the file. Whole words, without accents,
 * capitals, apostrophes or hyphens; the whole text is read, whatever its length.
 */
export function dangersIn(text: string, alerts: readonly Alert[]): Danger[] {
  const words = wordsOf(text);
  const phrases = phrasesByFirstWord(alerts);
  const raised = new Set<Alert>();
  words.forEach((word, at) => {
    for (const { rest, alert } of phrases.get(word) ?? []) {
      if (rest.every((next, step) => words[at + 1 + step] === next)) raised.add(alert);
    }
  });
  const inOrder = alerts.filter((alert) => raised.has(alert));
  return [...inOrder.filter(isEmergency), ...inOrder.filter((alert) => !isEmergency(alert))].map(toDanger);
}

interface Phrase {
  rest: string[];
  alert: Alert;
}

const compiled = new WeakMap<readonly Alert[], Map<string, Phrase[]>>();

function phrasesByFirstWord(alerts: readonly Alert[]): Map<string, Phrase[]> {
  const known = compiled.get(alerts);
  if (known) return known;
  const phrases = new Map<string, Phrase[]>();
  for (const alert of alerts) {
    for (const [first, ...rest] of alert.phrases.flatMap(waysToWrite)) {
      phrases.set(first!, [...(phrases.get(first!) ?? []), { rest, alert }]);
    }
  }
  compiled.set(alerts, phrases);
  return phrases;
}

/** « j'en peux plus » is also written « jen peux plus ». */
function waysToWrite(phrase: string): string[][] {
  const glued = phrase.replace(/['’]/g, '');
  return glued === phrase ? [wordsOf(phrase)] : [wordsOf(phrase), wordsOf(glued)];
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\d]+/gu) ?? [];
}

function isEmergency({ level }: Alert): boolean {
  return level === 'emergency';
}

function toDanger({ id, level, numbers, rule, reason }: Alert): Danger {
  return { alert: id, level, numbers, rule, reason };
}
