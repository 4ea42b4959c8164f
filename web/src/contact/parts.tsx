import type { ContactPage } from '../api/types.js';
import classes from './contact.module.css';

/** Of a contact that holds several requests, the words each dossier is about: those this person may read (J24). */
export function Parts({ parts }: { parts: ContactPage['parts'] }) {
  return parts.map(({ dossier, text }) => (
    <div key={dossier}>
      <h3 className={classes.subtitle}>Dossier {dossier}</h3>
      <div className={classes.quote}>
        <p className="words">{text ?? 'Cette partie est réservée aux agents du service.'}</p>
      </div>
    </div>
  ));
}
