import { chancesOf } from './confidence.js';
import type { Example } from './example.js';
import { featuresOf } from './features.js';
import { learn, scoresOf, type Model } from './model.js';
import { reasonsFor } from './reasons.js';
import { wordsOf } from './words.js';

/** A démarche a text may be about. */
export interface Guess {
  demarche: string;
  /** 0 to 1: of the texts given 0.8, about eight in ten are right. The rest is for other démarches and for none at all. */
  confidence: number;
  /** The words that weighed, as the usager wrote them, the heaviest first; at most five. */
  reasons: string[];
}

/** What is known beside the text. It tips the scales, never decides. */
export interface Context {
  /** The service whose number or mailbox the usager chose. */
  serviceId?: string;
  /** Ids of démarches the usager is likelier to speak of. */
  preferred?: ReadonlySet<string>;
}

export interface Classifier {
  /**
   * The ten likeliest démarches, best first; none when no word was understood. Only the beginning of a long text is read;
   * when there are several lines the first one counts as the subject.
   */
  classify(text: string, context?: Context): Guess[];
}

const guessesMax = 10;
const serviceLogOdds = 1.5; // dialling a service makes its démarches about four times likelier
const preferredLogOdds = 1.5;

/** Takes about a second for a catalogue of 76 démarches. The same examples always give the same classifier. */
export function trainClassifier(examples: readonly Example[]): Classifier {
  const model = learn(examples);
  const services = new Map(examples.map(({ demarche, service }) => [demarche, service]));
  return { classify: (text, context = {}) => guess(model, services, text, context) };
}

function guess(
  model: Model,
  services: ReadonlyMap<string, string | undefined>,
  text: string,
  context: Context,
): Guess[] {
  const words = wordsOf(text);
  const features = featuresOf(words);
  const vector = model.vocabulary.vector(features);
  if (vector.ids.length === 0) return [];
  const chances = chancesOf(scoresOf(model, vector), undefined, logOddsOf(model, services, context));
  return model.demarches
    .map((demarche, label) => ({ demarche, label, confidence: chances[label]! }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, guessesMax)
    .map(({ demarche, label, confidence }) => ({
      demarche,
      confidence,
      reasons: reasonsFor(model, label, { words, features, vector }),
    }));
}

function logOddsOf(
  { demarches, labelCount }: Model,
  services: ReadonlyMap<string, string | undefined>,
  { serviceId, preferred }: Context,
): Float64Array {
  const logOdds = new Float64Array(labelCount);
  demarches.forEach((id, label) => {
    if (serviceId !== undefined && services.get(id) === serviceId) logOdds[label]! += serviceLogOdds;
    if (preferred?.has(id)) logOdds[label]! += preferredLogOdds;
  });
  return logOdds;
}
