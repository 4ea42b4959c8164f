import type { PileCard } from '../api/types.js';
import classes from './qualify.module.css';
import { reasonsOf, type Filter } from './queue-order.js';

interface Given {
  cards: readonly PileCard[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** One kind of thing at a time goes faster. */
export function Filters({ cards, filter, onFilter }: Given) {
  const choices = [{ word: 'Tous', count: cards.length, value: null as Filter }].concat(
    reasonsOf(cards).map(({ word, count }) => ({ word, count, value: word })),
  );
  return (
    <div role="group" aria-label="Pourquoi ils attendent" className={classes.filters}>
      {choices.map(({ word, count, value }) => (
        <button
          key={word}
          type="button"
          className={classes.filter}
          aria-pressed={filter === value}
          onClick={() => onFilter(value)}
        >
          {word} <span>{count}</span>
        </button>
      ))}
    </div>
  );
}
