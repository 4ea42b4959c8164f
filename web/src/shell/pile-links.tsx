import { NavLink } from 'react-router';
import { usePile, type PileName } from '../api/contacts.js';
import { pilePages } from '../piles/pile-pages.js';
import classes from './shell.module.css';

/** The day, and the three piles where contacts wait for a person, with how many wait there. */
export function PileLinks({ town }: { town: string }) {
  return (
    <nav aria-label="Vues" className={classes.tabs}>
      <NavLink to={`/ville/${town}`} end className={classes.tab}>
        La journée
      </NavLink>
      {pilePages.map(({ pile, path, title }) => (
        <NavLink key={pile} to={`/ville/${town}/${path}`} className={classes.tab}>
          {title} <Count town={town} pile={pile} />
        </NavLink>
      ))}
    </nav>
  );
}

function Count({ town, pile }: { town: string; pile: PileName }) {
  const { data } = usePile(town, pile);
  if (!data) return null;
  return (
    <span className={classes.count} data-some={data.length > 0}>
      {data.length}
    </span>
  );
}
