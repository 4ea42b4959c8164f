import type { DossierPage, SaidMessage } from '../api/types.js';
import { inFull } from '../dates.js';
import { MessageTag } from '../shared/message-tag.js';
import { inPairs } from '../shared/phone.js';
import { Resolution } from '../shared/resolution.js';
import { failureWords, messageChannelWords } from '../words.js';
import classes from './dossier.module.css';

/** What was written to the usager, word for word, and whether it arrived. */
export function Said({ town, dossier }: { town: string; dossier: DossierPage }) {
  if (dossier.messages.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>Ce qui a été écrit à l’usager</h3>
      {dossier.messages.map((message) => (
        <Message key={message.id} town={town} message={message} />
      ))}
    </>
  );
}

function Message({ town, message }: { town: string; message: SaidMessage }) {
  const { channel, state, failure, recipient, subject, body, segments, composedAt, sentAt, endedAt } = message;
  return (
    <details className={classes.message}>
      <summary>
        <span className={classes.what}>{subject ?? messageChannelWords[channel]}</span>
        <MessageTag channel={channel} state={state} />
      </summary>
      <p className="quiet">
        {recipient && `À ${inPairs(recipient)}, `}
        {inFull(endedAt ?? sentAt ?? composedAt)}
        {failure && ` : ${failureWords[failure]}`}
        {segments !== null && segments > 1 && `, compté ${segments} SMS`}
      </p>
      {state === 'unknown' && <Resolution town={town} id={message.id} who="L’usager" />}
      <p className="words">{body ?? 'Ce message est réservé aux agents du service.'}</p>
    </details>
  );
}
