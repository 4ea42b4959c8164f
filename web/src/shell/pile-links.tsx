import { NavLink } from 'react-router';
import { usePile, type PileName } from '../api/contacts.js';
import { useMay } from '../api/session.js';
import { pilePages } from '../piles/pile-pages.js';
import classes from './shell.module.css';

/** The day, the three piles where contacts wait for a person, with how many wait there, the work, the usagers, and what only some may see. */
export function PileLinks({ town }: { town: string }) {
  const maySeeDebts = useMay(town, 'see-debts');
  const maySeeFigures = useMay(town, 'see-figures');
  const mayChooseModel = useMay(town, 'choose-model');
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
      <NavLink to={`/ville/${town}/taches`} className={classes.tab}>
        Tâches
      </NavLink>
      {maySeeDebts && (
        <NavLink to={`/ville/${town}/du-aux-usagers`} className={classes.tab}>
          Dû aux usagers
        </NavLink>
      )}
      <NavLink to={`/ville/${town}/usagers`} className={classes.tab}>
        Usagers
      </NavLink>
      {maySeeFigures && (
        <NavLink to={`/ville/${town}/indicateurs`} className={classes.tab}>
          Indicateurs
        </NavLink>
      )}
      {maySeeFigures && (
        <NavLink to={`/ville/${town}/comptes`} className={classes.tab}>
          Comptes du jour
        </NavLink>
      )}
      {mayChooseModel && (
        <NavLink to={`/ville/${town}/classeur`} className={classes.tab}>
          Classeur
        </NavLink>
      )}
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
