import type { Command } from 'commander';
import { z } from 'zod';
import { trainClassifier, type Example } from '../pipeline/qualification/classifier/index.js';
import { jsonLinesOf } from './json-lines.js';
import { lineId } from './line-id.js';

const text = z.string({ error: 'expected a text' });
const labels = z.array(z.string().min(1, 'expected a label, not an empty text'), {
  error: 'expected a list of labels, empty when it has none',
});

export class NothingToLearn extends Error {}

/** `aiguillage classifier eval`: the same classifier on anybody's data. Ends with 1 when a line could not be read. */
export function registerClassifier(program: Command): void {
  program
    .command('classifier')
    .description('judge the classifier on data of your own')
    .command('eval')
    .description('learn from one file of JSON lines {id, text, labels}, print predictions for another')
    .requiredOption(
      '--train <file>',
      'texts whose labels are known, the main one first; none: the text is out of scope',
    )
    .requiredOption('--test <file>', 'texts to predict; their labels are not looked at')
    .action(evaluate);
}

async function evaluate({ train, test }: { train: string; test: string }): Promise<void> {
  const examples: Example[] = [];
  for await (const one of jsonLinesOf(train, z.object({ text, labels })))
    examples.push({ text: one.text, demarche: one.labels[0] ?? null, others: one.labels.slice(1) });
  if (!examples.some(({ demarche }) => demarche !== null))
    throw new NothingToLearn(`${train}: no line has a label and a text, expected at least one`);
  const classifier = trainClassifier(examples);
  for await (const one of jsonLinesOf(test, z.object({ id: lineId, text })))
    process.stdout.write(`${JSON.stringify({ id: one.id, predictions: classifier.classify(one.text) })}\n`);
}
