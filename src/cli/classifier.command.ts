import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { trainClassifier, type Example } from '../pipeline/qualification/classifier/index.js';
import { jsonLines } from './json-lines.js';

const id = z.union([z.string(), z.number()], { error: 'expected a text or a number' });
const text = z.string({ error: 'expected a text' });
const labels = z.array(z.string(), { error: 'expected a list of labels, empty when it has none' });

/** `aiguillage classifier eval`: the same classifier on anybody's data. Ends with 1 when a line could not be read. */
export function registerClassifier(program: Command): void {
  program
    .command('classifier')
    .description('judge the classifier on data of your own')
    .command('eval')
    .description('learn from one file of JSON lines {id, text, labels}, print predictions for another')
    .requiredOption('--train <file>', 'texts whose labels are known; none: the text is out of scope')
    .requiredOption('--test <file>', 'texts to predict; their labels are not looked at')
    .action(evaluate);
}

async function evaluate({ train, test }: { train: string; test: string }): Promise<void> {
  const examples: Example[] = [];
  for await (const one of jsonLines(createReadStream(train), train, z.object({ text, labels })))
    examples.push({ text: one.text, demarche: one.labels[0] ?? null, others: one.labels.slice(1) });
  const classifier = trainClassifier(examples);
  for await (const one of jsonLines(createReadStream(test), test, z.object({ id, text })))
    process.stdout.write(`${JSON.stringify({ id: one.id, predictions: classifier.classify(one.text) })}\n`);
}
