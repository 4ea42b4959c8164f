import type { ContactPage } from '../api/types.js';
import { inFull } from '../dates.js';
import classes from './contact.module.css';

/** Which agent passed the usager's mail on, since when the town hall had it, and what the agent said of it. */
export function Relay({ relay }: { relay: ContactPage['relay'] }) {
  if (!relay) return null;
  const { agent, writtenAt, note } = relay;
  return (
    <>
      <p className="quiet">
        Transmis par {agent}
        {writtenAt && <>, qui l’avait reçu le {inFull(writtenAt)}</>}.
      </p>
      {note && (
        <>
          <h3 className={classes.subtitle}>Mot de l’agent</h3>
          <p style={{ margin: 0, whiteSpace: 'pre-line' }}>{note}</p>
        </>
      )}
    </>
  );
}
