import type { Danger } from '../api/types.js';
import classes from './contact.module.css';

/** Above everything else: what may put somebody in danger, and whom to call. */
export function Dangers({ dangers }: { dangers: Danger[] }) {
  return dangers.map(({ alert, level, reason, numbers }) => (
    <section key={alert} className={classes.danger} aria-label="Danger">
      <h2>{level === 'emergency' ? 'Urgence' : 'À traiter aujourd’hui par une personne'}</h2>
      <p>{reason}</p>
      {numbers.length > 0 && (
        <ul className={classes.numbers} aria-label="Numéros d’urgence">
          {numbers.map((number) => (
            <li key={number}>
              <a href={`tel:${number.replace(/\s/g, '')}`}>{number}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  ));
}
