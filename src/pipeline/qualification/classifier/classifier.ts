import { chancesOf } from './confidence.js';
import type { Example } from './example.js';
import { featuresOf } from './features.js';
import { meaningOf } from './meaning.js';
import { scoresOf } from './model.js';
import { reasonsFor } from './reasons.js';
import { bytesOf, fromBytes } from './stored.js';
import { train, type Trained } from './train.js';
import { wordsOf } from './words.js';

/** A démarche a text may be about. */
export interface Guess {
  demarche: string;
  /** 0 to 1: of the texts given 0.8, about eight in ten are right. The rest is for other démarches and for none at all. */
  confidence: number;
  /** The words that weighed, as the usager wrote them, the heaviest first; at most five. */
  reasons: string[];
}

export interface Classifier {
  /**
   * The ten likeliest démarches, best first; none when no word was understood. Only the beginning of a long text is read;
   * when there are several lines the first one counts as the subject. What is known beside the text is for `signals`.
   */
  classify(text: string): Guess[];
}

const guessesMax = 10;

/** Takes seconds and the whole processor: not for a thread that answers. The same examples always give the same classifier. */
export function trainClassifier(examples: readonly Example[]): Classifier {
  return new Learned(train(examples));
}

export function saveClassifier(classifier: Classifier): Buffer {
  return bytesOf((classifier as Learned).trained);
}

/** @throws when the bytes are not those of a classifier of this edition of the program */
export function loadClassifier(bytes: Buffer): Classifier {
  return new Learned(fromBytes(bytes));
}

class Learned implements Classifier {
  constructor(readonly trained: Trained) {}

  readonly classify = (text: string): Guess[] => {
    const { model, calibration } = this.trained;
    const words = wordsOf(text);
    const features = featuresOf(words);
    const vector = model.vocabulary.vector(features);
    if (vector.ids.length === 0) return [];
    const scores = scoresOf(model, vector, meaningOf(words));
    const chances = chancesOf(scores, calibration);
    return model.demarches
      .map((demarche, label) => ({ demarche, label, confidence: chances[label]! }))
      .sort((a, b) => b.confidence - a.confidence)
      .slice(0, guessesMax)
      .map(({ demarche, label, confidence }) => ({
        demarche,
        confidence,
        reasons: reasonsFor(model, label, { words, features, vector }),
      }));
  };
}
