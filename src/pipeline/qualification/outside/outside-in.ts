import { withoutMasks } from '../../../dossiers/mask/index.js';
import type { Administration } from '../../../towns/configuration/index.js';
import type { Town } from '../../../towns/index.js';
import type { Guess } from '../classifier/index.js';
import { fold } from '../../../dossiers/fold.js';

/** An administration a contact may be for, which is not the town hall. */
export interface OutsideGuess {
  administration: Administration;
  /** Its words that were found, as the configuration writes them. */
  reasons: string[];
}

/** From this confidence on, the catalogue answers. */
const knownFrom = 0.5;
const guessesMax = 2;

/**
 * Whom a contact of which no démarche is likely may be for (TR-01): the administrations whose words it uses most, one or two,
 * for the person who decides. Nothing is sent anywhere by it. None that the first guess leads to already.
 * @param guesses best first
 */
export function outsideIn(
  words: string,
  guesses: readonly Pick<Guess, 'demarche' | 'confidence'>[],
  { administrations, demarches }: Pick<Town, 'administrations' | 'demarches'>,
): OutsideGuess[] {
  const [best] = guesses;
  if (best && best.confidence >= knownFrom) return [];
  const actor = demarches.get(best?.demarche ?? '')?.actor;
  const found = spokenOf(tokensOf(withoutMasks(words)), [...administrations.values()]);
  const most = Math.max(0, ...found.map(({ reasons }) => reasons.length));
  const likeliest = found.filter(({ reasons }) => reasons.length === most);
  return likeliest
    .filter(({ administration: { pivot } }) => actor?.type !== 'external' || actor.pivot !== pivot)
    .slice(0, guessesMax);
}

interface Place {
  administration: Administration;
  keyword: string;
  from: number;
  to: number;
}

/** « tribunal administratif » is not « tribunal »: of words within one another, the longest count. */
function spokenOf(tokens: readonly string[], administrations: readonly Administration[]): OutsideGuess[] {
  const places = administrations.flatMap((administration) =>
    administration.keywords.flatMap((keyword) =>
      placesOf(tokensOf(keyword), tokens).map((place) => ({ administration, keyword, ...place })),
    ),
  );
  const own = places.filter((place) => !places.some((other) => isWithin(place, other)));
  return administrations.flatMap((administration) => {
    const theirs = own.filter((place) => place.administration === administration);
    const reasons = [...new Set(theirs.map(({ keyword }) => keyword))];
    return reasons.length > 0 ? [{ administration, reasons }] : [];
  });
}

function isWithin(one: Place, other: Place): boolean {
  return other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from;
}

function placesOf(phrase: readonly string[], tokens: readonly string[]): { from: number; to: number }[] {
  return tokens.flatMap((_, from) =>
    phrase.every((token, step) => tokens[from + step] === token) ? [{ from, to: from + phrase.length }] : [],
  );
}

/** Words without accents or plural. */
function tokensOf(text: string): string[] {
  return (fold(text).match(/[\p{L}\d]+/gu) ?? []).map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word));
}
