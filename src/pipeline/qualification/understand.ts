import { withoutMasks } from '../../dossiers/mask/index.js';
import { wordsOf, type ContactRow } from '../../dossiers/rows.js';
import type { Town } from '../../towns/index.js';
import type { Guess } from './classifier/index.js';
import type { Answering } from './classifiers.js';
import { dangersIn, type Danger } from './danger/index.js';
import { languageOf } from './language/index.js';
import { needOf } from './same-need/index.js';
import { segmentsOf, type Segment } from './segments/index.js';
import { signalsOfArrival, type Signal } from './signals/index.js';

/** What a contact itself says. */
export interface Understood {
  /** ISO 639-1; null when nobody is sure: French is then supposed. */
  language: string | null;
  /** Of the words alone, best first. */
  guesses: readonly Guess[];
  /** What the address it came to and its language say beside. */
  signals: readonly Signal[];
  /** Two or more when it asks for several things (J24), else none. */
  segments: readonly Segment[];
  dangers: readonly Danger[];
  told: ReturnType<typeof needOf>;
}

/** Reads a contact: pure, in bounded time whatever was sent. */
export function understand(contact: ContactRow, town: Town, { classify }: Pick<Answering, 'classify'>): Understood {
  const written = wordsOf(contact);
  const words = withoutMasks(written);
  const { language, isSure } = languageOf(words);
  return {
    language: isSure ? language : null,
    guesses: words ? classify(words) : [],
    signals: signalsOfArrival(contact, isSure && language !== 'fr', town),
    segments: segmentsOf(words, classify, (demarche) => serviceOf(town, demarche)).map((segment) => ({
      ...segment,
      text: written.slice(segment.from, segment.to),
    })),
    dangers: dangersIn(words, town, contact.reading?.mail?.relay?.note),
    told: needOf(contact, town),
  };
}

/** Who would have the work: two requests for the same one need no splitting. */
function serviceOf(town: Town, id: string): string {
  const actor = town.demarches.get(id)?.actor;
  if (!actor) return id;
  return actor.type === 'municipal' ? actor.service : actor.pivot;
}
