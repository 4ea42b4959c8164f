import { cpus } from 'node:os';
import { readFileSync } from 'node:fs';
import {
  loadClassifier,
  saveClassifier,
  trainClassifier,
} from '../../../src/pipeline/qualification/classifier/index.js';
import type { Example } from '../../../src/pipeline/qualification/classifier/index.js';
import { catalogueExamples } from '../../../src/pipeline/qualification/models/catalogue-examples.js';
import { loadConfiguration } from '../../../src/towns/configuration/index.js';
import { townOf } from '../../../src/towns/index.js';
import { besideTheWords } from './beside.js';
import { readFiches, splitOf } from './fiches.js';
import { answersOf, judge, type Answer, type Asked, type Verdict } from './judge.js';

const folds = 5;

/** `npm run bench -- qualification`: how good the classifier is and how fast. Figures are kept in docs/qualification/classifier.md. */
export async function benchQualification(): Promise<void> {
  const { configuration } = await loadConfiguration('config');
  const town = townOf(configuration!, configuration!.towns[0]!.slug)!;
  const examples = catalogueExamples(town);
  const ofTheCatalogue = new Set((await utterancesAlone()).flat());
  const verdicts: Record<string, Verdict> = {};
  const { classifier, speed } = timed(examples);
  const answers = answersOf(classifier, unseen());
  verdicts['texts nobody here has learnt from'] = judge(answers);
  verdicts['utterances of the catalogue, five folds'] = judge(
    crossValidated(examples, ({ text }) => ofTheCatalogue.has(text)),
  );
  const all = crossValidated(examples, () => true);
  verdicts['utterances, examples and out of scope, five folds'] = judge(all);
  for (const [beside, said] of Object.entries(besideTheWords(all, town))) verdicts[`the same, ${beside}`] = judge(said);
  for (const [beside, said] of Object.entries(besideTheWords(answers, town)))
    verdicts[`nobody has learnt from, ${beside}`] = judge(said);
  verdicts['service-public.fr, titles of questions, five folds'] = judge(servicePublic());
  console.table(rounded(verdicts));
  console.table({ speed });
  console.log(JSON.stringify({ cores: cpus().length, node: process.version, speed, verdicts }));
}

function timed(examples: readonly Example[]) {
  const startedAt = performance.now();
  const trained = trainClassifier(examples);
  const trainedAt = performance.now();
  const bytes = saveClassifier(trained);
  const savedAt = performance.now();
  const classifier = loadClassifier(bytes);
  const loadedAt = performance.now();
  const times = unseen().map(({ text }) => {
    const from = performance.now();
    classifier.classify(text);
    return performance.now() - from;
  });
  const speed = {
    'examples learnt': examples.length,
    'trained, s': (trainedAt - startedAt) / 1000,
    'size, MB': bytes.length / 1e6,
    'loaded, ms': loadedAt - savedAt,
    'decision, ms at the median': times.sort((a, b) => a - b)[times.length >> 1]!,
  };
  return { classifier, speed };
}

/** Written by somebody who had read neither the utterances nor the examples; never learnt, never used to choose anything. */
function unseen(): Asked[] {
  const lines = readFileSync(new URL('./unseen.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Asked);
}

/** Asks each text that is `asked` a classifier that has learnt all the others but those of its fold. */
function crossValidated(examples: readonly Example[], isAsked: (example: Example) => boolean): Answer[] {
  const isHeld = (one: Example, fold: number) =>
    (one.kind ?? 'said') === 'said' && isAsked(one) && foldOf(one.text) === fold;
  return Array.from({ length: folds }, (_, fold) => {
    const classifier = trainClassifier(examples.filter((one) => !isHeld(one, fold)));
    const asked = examples.filter((one) => isHeld(one, fold));
    return answersOf(
      classifier,
      asked.map(({ text, demarche }) => ({ text, labels: demarche === null ? [] : [demarche] })),
    );
  }).flat();
}

function servicePublic() {
  const fiches = readFiches();
  return Array.from({ length: folds }, (_, fold) => {
    const { learnt, asked } = splitOf(fiches, fold);
    return answersOf(trainClassifier(learnt), asked);
  }).flat();
}

/** Without the examples that were written besides. */
async function utterancesAlone(): Promise<string[][]> {
  const { readSheets } = await import('../../../src/towns/configuration/sheets.js');
  const { readFiles } = await import('../../../src/towns/configuration/files.js');
  const { sheets } = readSheets((await readFiles('config')).files);
  return sheets.catalogue.flatMap(({ value }) =>
    value!.demarches.flatMap(({ utterances }) => Object.values(utterances)),
  );
}

function foldOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0) % folds;
}

function rounded(verdicts: Record<string, Verdict>) {
  const entries = Object.entries(verdicts).map(([name, verdict]) => [
    name,
    Object.fromEntries(
      Object.entries(verdict).map(([key, value]: [string, number]) => [key, Number(value.toPrecision(3))]),
    ),
  ]);
  return Object.fromEntries(entries) as Record<string, Verdict>;
}
