import type { Guess } from '../api/types.js';
import { confidenceInWords } from './confidence-words.js';
import classes from './qualify.module.css';

interface Given {
  guesses: readonly Guess[];
  hasShortcuts: boolean;
  onAccept: (guess: Guess) => void;
  /** The guess whose words are marked in the text. */
  onLook: (guess: Guess) => void;
}

/** The likeliest démarches, best first, each accepted by one click or the key of its number. */
export function Guesses({ guesses, hasShortcuts, onAccept, onLook }: Given) {
  if (guesses.length === 0) return <p className="quiet">Aucune proposition : choisissez dans le catalogue.</p>;
  return (
    <ol className={classes.guesses} aria-label="Propositions, la plus probable d’abord">
      {guesses.map((guess, place) => (
        <li key={guess.demarche}>
          <button
            type="button"
            className={classes.guess}
            aria-keyshortcuts={hasShortcuts ? String(place + 1) : undefined}
            onClick={() => onAccept(guess)}
            onMouseEnter={() => onLook(guess)}
            onFocus={() => onLook(guess)}
          >
            {hasShortcuts && <kbd aria-hidden="true">{place + 1}</kbd>}
            <span className={classes.guessTitle}>{guess.title}</span>
            <span className={classes.degree}>{confidenceInWords(guess.confidence)}</span>
            {guess.reasons.length > 0 && (
              <span className={classes.reasons}>à cause de : {guess.reasons.join(', ')}</span>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
