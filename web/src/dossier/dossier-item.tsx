import { Link } from 'react-router';
import type { DossierCard } from '../api/types.js';
import { inDays } from '../dates.js';
import { Tag } from '../shared/tag.js';
import { dossierStateWords } from '../words.js';
import classes from './dossier.module.css';

/** A dossier in a list. @param contactId the contact it is read with, when that is known */
export function DossierItem({ town, dossier, contactId }: { town: string; dossier: DossierCard; contactId?: string }) {
  const { number, state, demarche, service, receivedAt, targetDate } = dossier;
  const page = contactId === undefined ? `dossiers/${number}` : `contacts/${contactId}`;
  return (
    <li className={classes.row}>
      <div>
        <Link to={`/ville/${town}/${page}`}>{number}</Link>
        {demarche && ` ${demarche.title}`}
        <div className="quiet">
          Reçu le {inDays(receivedAt)}
          {service && `, ${service.name}`}
          {targetDate && `, réponse promise pour le ${inDays(`${targetDate}T12:00:00Z`)}`}
        </div>
      </div>
      <Tag tone={state === 'closed' ? 'done' : 'calm'}>{dossierStateWords[state]}</Tag>
    </li>
  );
}
