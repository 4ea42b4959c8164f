import { loadClassifier, saveClassifier, trainClassifier, type Classifier, type Example } from '../classifier/index.js';
import { figuresOf, type Answer, type Figures } from './figures.js';
import type { Asked } from './held-out.js';

/** What takes seconds of a processor, and is done in a thread. */
export type Work =
  | { work: 'train'; examples: readonly Example[] }
  | { work: 'measure'; models: readonly Uint8Array[]; asked: readonly Asked[]; threshold: number };

/** @returns the model's bytes, or the figures of each model in the order given */
export function done(task: Work): Uint8Array | Figures[] {
  switch (task.work) {
    case 'train':
      return saveClassifier(trainClassifier(task.examples));
    case 'measure':
      return task.models.map((bytes) => {
        const classifier = loadClassifier(Buffer.from(bytes));
        return figuresOf(
          task.asked.map((one) => answerOf(classifier, one)),
          task.threshold,
        );
      });
    default:
      return task satisfies never;
  }
}

function answerOf(classifier: Classifier, { text, demarche }: Asked): Answer {
  const [best] = classifier.classify(text);
  return {
    confidence: best?.confidence ?? 0,
    right: best !== undefined && best.demarche === demarche,
    isDemarche: demarche !== null,
  };
}
