import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { actions, useAction } from '../api/actions.js';
import type { PileCard } from '../api/types.js';
import { Confidence } from '../shared/confidence.js';
import { likely } from '../shared/likely.js';
import { Refusal } from '../shared/refusal.js';
import classes from './pile.module.css';

const shownGuesses = 3;

/** The likeliest démarches, best first, each accepted in one click. */
export function GuessButtons({ town, card }: { town: string; card: PileCard }) {
  const guesses = likely(card.guesses).slice(0, shownGuesses);
  const qualify = useAction(town, actions.qualify);
  return (
    <div className={classes.next}>
      {guesses.map(({ demarche, title, confidence }) => (
        <div key={demarche} className={classes.guess}>
          <div>
            <span>{title}</span>
            <Confidence confidence={confidence} of={title} />
          </div>
          <Button
            size="xs"
            variant="default"
            aria-label={`Accepter : ${title}`}
            loading={qualify.isPending && qualify.variables[1] === demarche}
            onClick={() => qualify.mutate([card.id, demarche])}
          >
            Accepter
          </Button>
        </div>
      ))}
      <Button
        component={Link}
        to={`/ville/${town}/contacts/${card.id}`}
        variant="subtle"
        size="xs"
        justify="flex-start"
        px={0}
      >
        {guesses.length > 0 ? 'Autre chose…' : 'Ouvrir et qualifier'}
      </Button>
      <Refusal error={qualify.error} />
    </div>
  );
}
