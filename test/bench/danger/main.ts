import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parse } from 'yaml';
import { callsFrom, teachDetector, type Detector } from '../../../src/pipeline/qualification/danger/detector.js';
import { dangersIn } from '../../../src/pipeline/qualification/danger/index.js';
import { ordinaryTexts } from '../../../src/pipeline/qualification/danger/ordinary-texts.js';
import { phrasesIn } from '../../../src/pipeline/qualification/danger/phrases-in.js';
import { loadConfiguration, type Alert } from '../../../src/towns/configuration/index.js';
import { townOf } from '../../../src/towns/town-of.js';
import type { Town } from '../../../src/towns/index.js';

type Collection = Record<string, { danger: string[]; quiet: string[] }>;
const folds = 3;

/** `npm run bench -- danger`: what phrases hear, and what the detector adds. Figures are kept in docs/qualification/danger.md. */
export async function benchDanger(): Promise<void> {
  const { configuration } = await loadConfiguration('config');
  const town = townOf(configuration!, configuration!.towns[0]!.slug)!;
  const ordinary = ordinaryTexts(town);
  const startedAt = process.cpuUsage();
  const detector = teachDetector({ alerts: town.alerts, ordinary });
  const { user, system } = process.cpuUsage(startedAt);
  console.table(byKind(collection('unforeseen'), town, detector));
  console.table(byKind(collection('said'), town, detector));
  const figures = {
    'taught, s of processor': (user + system) / 1e6,
    'a short message, ms at the median': medianMs(ordinary, town, detector),
    'among two ordinary texts, heard by the detector': amongOrdinary(ordinary, detector),
    'sentences the phrases were written for, heard without having learnt the phrases': withoutPhrases(town, ordinary),
    'five megabytes, ms': longMs(town),
    ...falseAlarms(town, ordinary),
  };
  console.table(figures);
  console.log(JSON.stringify({ cores: cpus().length, node: process.version, figures }));
}

function byKind(texts: Collection, { alerts }: Town, detector: Detector) {
  const rows = Object.entries(texts).map(([kind, { danger, quiet }]) => ({ kind, danger, quiet }));
  const all = { kind: 'all', danger: rows.flatMap(({ danger }) => danger), quiet: rows.flatMap(({ quiet }) => quiet) };
  const phrased = (text: string) => phrasesIn(text, alerts).length > 0;
  const heard = (text: string) => hears(detector, text);
  return Object.fromEntries(
    [...rows, all].map(({ kind, danger, quiet }) => [
      kind,
      {
        danger: danger.length,
        phrases: danger.filter(phrased).length,
        detector: danger.filter(heard).length,
        both: danger.filter((text) => phrased(text) || heard(text)).length,
        quiet: quiet.length,
        'false, phrases': quiet.filter(phrased).length,
        'false, both': quiet.filter((text) => phrased(text) || heard(text)).length,
      },
    ]),
  );
}

/** Each text is put to a detector that was not taught it. */
function falseAlarms({ alerts }: Town, ordinary: readonly string[]) {
  let [asked, rung] = [0, 0];
  const strengths: number[] = [];
  const dangers = { asked: 0, heard: 0 };
  for (let fold = 0; fold < folds; fold++) {
    const isAway = (_: unknown, at: number) => at % folds === fold;
    const less = alerts.map(({ examples, ...one }): Alert => ({
      ...one,
      ...(examples && { examples: { ...examples, danger: examples.danger.filter((_, at) => at % folds !== fold) } }),
    }));
    const detector = teachDetector({ alerts: less, ordinary: ordinary.filter((_, at) => at % folds !== fold) });
    const away = ordinary.filter(isAway);
    asked += away.length;
    rung += away.filter((text) => hears(detector, text)).length;
    strengths.push(...away.map((text) => detector.listen(text)?.strength ?? -9));
    const kept = alerts.flatMap(({ examples }) => examples?.danger.filter(isAway) ?? []);
    dangers.asked += kept.length;
    dangers.heard += kept.filter((text) => hears(detector, text)).length;
  }
  strengths.sort((a, b) => b - a);
  return {
    'ordinary texts': asked,
    'false alarms of the detector, three folds': rung,
    'strength of the 1 in 200': strengths[Math.floor(asked / 200)]!,
    'examples of danger heard, three folds': dangers.heard / dangers.asked,
  };
}

/** Others wrote these sentences, and the phrases for them: the fairest question there is, once the phrases are unlearnt. */
function withoutPhrases({ alerts }: Town, ordinary: readonly string[]): number {
  const detector = teachDetector({ alerts: alerts.map((one) => ({ ...one, phrases: [], unless: [] })), ordinary });
  const dangers = Object.values(collection('said')).flatMap(({ danger }) => danger);
  return dangers.filter((text) => hears(detector, text)).length / dangers.length;
}

function longMs(town: Town): number {
  const text = 'je vais en ville avec un ami et il a une fuite d’eau. '.repeat(90_000);
  dangersIn(text, town);
  const from = performance.now();
  dangersIn(text, town);
  return performance.now() - from;
}

/** A danger said in the middle of something else. */
function amongOrdinary(ordinary: readonly string[], detector: Detector): number {
  const dangers = Object.values(collection('said')).flatMap(({ danger }) => danger);
  const heard = dangers.filter((text, at) =>
    hears(detector, `${ordinary[(at * 37) % ordinary.length]}. ${text}. ${ordinary[(at * 53 + 11) % ordinary.length]}`),
  );
  return heard.length / dangers.length;
}

function medianMs(ordinary: readonly string[], { alerts }: Town, detector: Detector): number {
  const times = ordinary.slice(0, 1000).map((text) => {
    const from = performance.now();
    phrasesIn(text, alerts);
    detector.listen(text);
    return performance.now() - from;
  });
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

function hears(detector: Detector, text: string): boolean {
  return (detector.listen(text)?.strength ?? -Infinity) >= callsFrom;
}

function collection(name: string): Collection {
  return parse(readFileSync(`test/fixtures/danger/${name}.yaml`, 'utf8')) as Collection;
}
