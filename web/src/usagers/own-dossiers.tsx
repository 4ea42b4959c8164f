import { Link } from 'react-router';
import type { UsagerPage } from '../api/usagers.js';
import { inDays } from '../dates.js';
import { Tag } from '../shared/tag.js';
import { dossierStateWords } from '../words.js';
import classes from './usagers.module.css';

/** What the usager has asked, what is still open first. */
export function OwnDossiers({ town, usager: { dossiers, contacts } }: { town: string; usager: UsagerPage }) {
  const pageOf = (number: string) => contacts.find(({ dossierNumbers }) => dossierNumbers.includes(number))?.id;
  return (
    <section className="panel" aria-labelledby="dossiers">
      <h2 id="dossiers">Dossiers</h2>
      {dossiers.length === 0 && <p className="quiet">Aucun dossier que vous puissiez lire.</p>}
      <ul className="plain-list">
        {dossiers.map(({ number, state, demarche, service, receivedAt, targetDate }) => (
          <li key={number} className={classes.row}>
            <div>
              <DossierLink town={town} number={number} contactId={pageOf(number)} />
              {demarche && ` ${demarche.title}`}
              <div className="quiet">
                Reçu le {inDays(receivedAt)}
                {service && `, ${service.name}`}
                {targetDate && `, réponse promise pour le ${inDays(`${targetDate}T12:00:00Z`)}`}
              </div>
            </div>
            <Tag tone={state === 'closed' ? 'done' : 'calm'}>{dossierStateWords[state]}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A dossier is read on the page of a contact it came from. */
function DossierLink({ town, number, contactId }: { town: string; number: string; contactId: string | undefined }) {
  return contactId ? <Link to={`/ville/${town}/contacts/${contactId}`}>{number}</Link> : <strong>{number}</strong>;
}
