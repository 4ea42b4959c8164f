import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { UsagerCard } from '../api/usagers.js';
import { inDays } from '../dates.js';
import { openDossiersInWords, usagerName } from './usager-words.js';
import classes from './usagers.module.css';

interface Given {
  town: string;
  usager: UsagerCard;
  level: 2 | 3;
  reasons?: string[];
  /** Buttons. */
  children?: ReactNode;
}

/** A usager in a list: who, known by what, and what is going on. */
export function UsagerItem({ town, usager, level, reasons = [], children }: Given) {
  const Heading = `h${level}` as const;
  return (
    <article className={classes.item}>
      <div>
        <Heading className={classes.name}>
          <Link to={`/ville/${town}/usagers/${usager.id}`}>{usagerName(usager)}</Link>
        </Heading>
        <ul className={classes.known} aria-label="Connu par">
          {usager.identities.map(({ kind, value, label }) => (
            <li key={`${kind} ${value}`}>{label}</li>
          ))}
        </ul>
        {reasons.length > 0 && <p className={classes.why}>{sentence(reasons)}</p>}
        <span className="quiet">
          {openDossiersInWords(usager.openDossiers)}
          {usager.lastContactAt && `, dernier contact le ${inDays(usager.lastContactAt)}`}
        </span>
      </div>
      {children && <div className={classes.buttons}>{children}</div>}
    </article>
  );
}

/** « Même mobile, mais un autre nom ; partagé, ou passé à quelqu’un d’autre. » */
function sentence(reasons: string[]): string {
  const text = reasons.join(' ; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
