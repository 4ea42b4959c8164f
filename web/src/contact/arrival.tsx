import type { ContactPage } from '../api/types.js';
import { CallStory } from './call-story.js';
import classes from './contact.module.css';
import { Original } from './original.js';
import { Parts } from './parts.js';
import { Relay } from './relay.js';
import { WeighedWords } from './weighed-words.js';

interface Given {
  town: string;
  contact: ContactPage;
  /** Words that weighed: they are marked. */
  reasons?: readonly string[];
}

/** What came in, as it came in. */
export function Arrival({ town, contact, reasons = [] }: Given) {
  const { text, original, attachments, contentHidden, documentsProvided, documentsMissing } = contact;
  return (
    <section className="panel" aria-labelledby="arrive">
      <h2 id="arrive">Ce qui est arrivé</h2>
      {contentHidden && (
        <p className="quiet">Ce contact relève d’un service confidentiel : son contenu est réservé à ses agents.</p>
      )}
      {text && (
        <div className={classes.quote}>
          <WeighedWords text={text} reasons={reasons} />
        </div>
      )}
      <Relay relay={contact.relay} />
      <Parts parts={contact.parts} />
      {contact.call && <CallStory call={contact.call} events={contact.events} />}
      <Pieces title="Pièces remises" pieces={documentsProvided} />
      <Pieces title="Pièces qui manquent" pieces={documentsMissing} />
      <Pieces title="À savoir" pieces={contact.reading.warnings} />
      {original && <Original town={town} document={original} title="Original" />}
      {attachments.map((document) => (
        <Original key={document.documentId} town={town} document={document} title="Pièce jointe" />
      ))}
    </section>
  );
}

function Pieces({ title, pieces }: { title: string; pieces: string[] }) {
  if (pieces.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>{title}</h3>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {pieces.map((piece) => (
          <li key={piece}>{piece}</li>
        ))}
      </ul>
    </>
  );
}
