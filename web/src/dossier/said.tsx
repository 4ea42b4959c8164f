import { Button } from '@mantine/core';
import { actions, useAction } from '../api/actions.js';
import type { DossierPage, SaidMessage } from '../api/types.js';
import { inFull } from '../dates.js';
import { MessageTag } from '../shared/message-tag.js';
import { Refusal } from '../shared/refusal.js';
import { inPairs } from '../shared/phone.js';
import { failureWords, messageChannelWords } from '../words.js';
import classes from './dossier.module.css';

/** What the usager was sent, word for word. */
export function Said({ town, dossier }: { town: string; dossier: DossierPage }) {
  if (dossier.messages.length === 0) return null;
  return (
    <>
      <h3 className={classes.subtitle}>Ce que l’usager a reçu</h3>
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
      {state === 'unknown' && <Resolution town={town} id={message.id} />}
      <p className="words">{body ?? 'Ce message est réservé aux agents du service.'}</p>
    </details>
  );
}

/** A message nobody knows the fate of is never sent again by itself. */
function Resolution({ town, id }: { town: string; id: string }) {
  const resolve = useAction(town, actions.resolve);
  return (
    <div className={classes.choices}>
      <Button size="xs" loading={resolve.isPending} onClick={() => resolve.mutate([id, true])}>
        L’usager l’a reçu
      </Button>
      <Button size="xs" variant="default" loading={resolve.isPending} onClick={() => resolve.mutate([id, false])}>
        Il n’est pas arrivé : l’envoyer de nouveau
      </Button>
      <Refusal error={resolve.error} />
    </div>
  );
}
