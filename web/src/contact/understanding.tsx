import type { ContactPage } from '../api/types.js';
import { Confidence } from '../shared/confidence.js';
import { likely } from '../shared/likely.js';
import { Tag } from '../shared/tag.js';
import { foreignLanguage } from '../languages.js';
import classes from './contact.module.css';

/** What the program made of the words, and which of them weighed: a person can see why, and disagree. */
export function Understanding({ contact }: { contact: ContactPage }) {
  const { demarche } = contact;
  const guesses = likely(contact.guesses);
  return (
    <section className="panel" aria-labelledby="compris">
      <h2 id="compris">Ce qui a été compris, et pourquoi</h2>
      {demarche && (
        <p style={{ marginTop: 0 }}>
          <strong>{demarche.title}</strong> : {decidedHow(contact)}
        </p>
      )}
      <ul className={classes.guesses}>
        {guesses.map(({ demarche: id, title, confidence, reasons }) => (
          <li key={id}>
            <strong>{title}</strong>
            <Confidence confidence={confidence} of={title} />
            {reasons.length > 0 && (
              <div className={classes.reasons}>
                {reasons.map((reason) => (
                  <Tag key={reason} tone="plain">
                    {reason}
                  </Tag>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {guesses.length === 0 && !demarche && <p className="quiet">Aucune démarche n’est assez probable.</p>}
      <ReadingNotes contact={contact} />
    </section>
  );
}

function decidedHow({ decision, decidedBy }: ContactPage): string {
  if (decision === 'human' && decidedBy === 'usager') return 'choisi par l’usager.';
  if (decision === 'human') return `décidé par ${decidedBy ?? 'une personne'}.`;
  return decision === 'auto' ? 'reconnu par le programme.' : 'à confirmer.';
}

function ReadingNotes({ contact: { reading, reasonInFrench, stage } }: { contact: ContactPage }) {
  const language = foreignLanguage(reading.language);
  const notes = [
    // Whoever is asked to decide has read it just above.
    stage === 'person' ? null : reasonInFrench,
    reading.ocrConfidence === null ? null : `Lecture de la lettre sûre à ${Math.round(reading.ocrConfidence)} %.`,
    language
      ? `Langue reconnue : ${language}. Proposez un interprète ; une traduction automatique est à vérifier.`
      : null,
    reading.inReplyTo ? 'Ce courriel répond à un message précédent.' : null,
  ].filter((note) => note !== null);
  return notes.map((note) => (
    <p key={note} className="quiet" style={{ margin: '12px 0 0' }}>
      {note}
    </p>
  ));
}
