import type { ContactCard } from '../api/types.js';
import classes from './board.module.css';
import { CardLink } from './card-link.js';
import { StationSign } from './station-sign.js';
import { stations } from './stations.js';
import { usePassage } from './use-passage.js';

/** Four stations on one line; a contact goes from left to right and stays at the last one. */
export function Board({ town, cards }: { town: string; cards: readonly ContactCard[] }) {
  const placeNow = usePassage(cards);
  return (
    <div className={classes.board}>
      {stations.map((station, place) => {
        const here = cards.filter((card) => placeNow(card) === place);
        return (
          <section key={station.id} className={classes.station} aria-labelledby={`station-${station.id}`}>
            <StationSign station={station} count={here.length} />
            {here.length === 0 && <p className={classes.empty}>{station.empty}</p>}
            <ul className={classes.cards}>
              {here.map((card) => (
                <li key={card.id} className={classes.arriving}>
                  <CardLink town={town} card={card} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
