import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Qualification } from '../api/actions.js';
import type { ContactPage, Guess } from '../api/types.js';
import { DemarcheSelect } from '../shared/demarche-select.js';
import { likely } from '../shared/likely.js';
import { FoundRequests } from './found-requests.js';
import { Guesses } from './guesses.js';
import { Outside } from './outside.js';
import classes from './qualify.module.css';
import { Splitting } from './splitting.js';
import { useShortcuts } from './use-shortcuts.js';

export interface ChoosingGiven {
  town: string;
  contact: ContactPage;
  hasShortcuts: boolean;
  /** The words of that guess are marked in the text. */
  onLook: (guess: Guess) => void;
  /** @param decided what it is, for people */
  onDecide: (what: Qualification, decided: string) => void;
}

const guessesMax = 5;

/** What it is about: a guess, any other démarche, or several. */
export function Choosing({ town, contact, hasShortcuts, onLook, onDecide }: ChoosingGiven) {
  const [isSplitting, setSplitting] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const guesses = likely(contact.guesses).slice(0, guessesMax);
  const accept = (guess: Guess | undefined) => guess && onDecide({ demarche: guess.demarche }, guess.title);
  const split = contact.contentHidden ? undefined : () => setSplitting(true);
  useShortcuts(hasShortcuts && !isSplitting, {
    1: () => accept(guesses[0]),
    2: () => accept(guesses[1]),
    3: () => accept(guesses[2]),
    4: () => accept(guesses[3]),
    5: () => accept(guesses[4]),
    '/': () => search.current?.focus(),
    s: split,
  });
  if (isSplitting)
    return (
      <section className="panel" aria-labelledby="separer">
        <Splitting
          town={town}
          contact={contact}
          onSplit={(parts) => onDecide({ parts }, `séparé en ${parts.length} dossiers`)}
          onCancel={() => setSplitting(false)}
        />
      </section>
    );
  return (
    <section className="panel" aria-labelledby="demarche">
      <h2 id="demarche">De quelle démarche s’agit-il ?</h2>
      {split && <FoundRequests segments={contact.segments} onSplit={split} />}
      <Outside outside={contact.outside} />
      <Guesses guesses={guesses} hasShortcuts={hasShortcuts} onAccept={accept} onLook={onLook} />
      <div className={classes.choices}>
        <DemarcheSelect
          town={town}
          className={classes.search}
          label="Une autre démarche"
          value={null}
          field={search}
          onChoose={(demarche, title) => onDecide({ demarche }, title)}
        />
        {split && (
          <Button variant="default" onClick={split} aria-keyshortcuts={hasShortcuts ? 's' : undefined}>
            Plusieurs demandes : séparer {hasShortcuts && <kbd aria-hidden="true">s</kbd>}
          </Button>
        )}
      </div>
    </section>
  );
}
