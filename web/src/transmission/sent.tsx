import { Anchor, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../api/actions.js';
import { transmissionActions } from '../api/transmissions.js';
import type { TransmissionEntry, TransmissionState } from '../api/types.js';
import { inFull } from '../dates.js';
import classes from '../dossier/dossier.module.css';
import { Refusal } from '../shared/refusal.js';
import { Resolution } from '../shared/resolution.js';
import { Tag, type Tone } from '../shared/tag.js';
import { failureWords } from '../words.js';
import { leftOutWords, transmissionStateWords, transmissionWayWords } from './transmission-words.js';

const tones: Record<TransmissionState, Tone> = {
  prepared: 'waiting',
  sent: 'calm',
  refused: 'danger',
  dropped: 'plain',
  answered: 'done',
};

/** One attempt: how, to whom, with what proof; and what is left to do about it. */
export function Sent({ town, transmission }: { town: string; transmission: TransmissionEntry }) {
  const { id, way, state, office, sealed, joined, leftOut, unsureMailId } = transmission;
  const isPosted = state === 'prepared' && way !== 'email';
  return (
    <div className={classes.message}>
      <span className={classes.what}>
        {transmissionWayWords[way]}, {office.name} <Tag tone={tones[state]}>{transmissionStateWords[state]}</Tag>
      </span>
      <p className="quiet">{proofOf(transmission)}</p>
      {unsureMailId && <Resolution town={town} id={unsureMailId} who="L’organisme" />}
      <p className="quiet">
        {sealed ? 'Pli fermé, transmis intact.' : `Joint : ${joined.join(' ; ')}.`}
        {leftOut.map(({ name, reason }) => ` Non envoyé : ${name} (${leftOutWords[reason]}).`)}
      </p>
      <Anchor href={`/api/towns/${town}/transmissions/${id}/bordereau`} target="_blank" rel="noopener">
        Bordereau (PDF, s’ouvre dans un nouvel onglet)
      </Anchor>
      {isPosted && <Posting town={town} transmission={transmission} />}
      {state === 'sent' && <Waiting town={town} transmission={transmission} />}
    </div>
  );
}

function proofOf(one: TransmissionEntry): string {
  const said = [
    one.sentAt ? `Parti le ${inFull(one.sentAt)}, par ${one.sentBy}` : `Préparé le ${inFull(one.preparedAt)}`,
    one.failure && one.state !== 'sent' && `Échec : ${failureWords[one.failure]}`,
    one.reference && `Preuve : ${one.reference}`,
    one.proof && `Accepté par le serveur du destinataire : ${one.proof}`,
    one.remindedAt && `Relancé le ${inFull(one.remindedAt)}`,
    one.answeredAt && `Réponse notée le ${inFull(one.answeredAt)}`,
    one.copyRemovedAt && `Copie supprimée le ${inFull(one.copyRemovedAt)}`,
  ];
  return `${said.filter(Boolean).join('. ')}.`;
}

function Posting({ town, transmission: { id, way } }: { town: string; transmission: TransmissionEntry }) {
  const [reference, write] = useState('');
  const post = useAction(town, transmissionActions.post);
  const isLetter = way === 'letter';
  return (
    <>
      <TextInput
        mt="sm"
        label={isLetter ? 'Numéro de recommandé' : 'Preuve de la remise'}
        description={isLetter ? 'S’il y en a un.' : 'Par exemple le nom de qui a signé le reçu.'}
        value={reference}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
      <Button mt="sm" size="xs" loading={post.isPending} onClick={() => post.mutate([id, reference.trim() || null])}>
        {isLetter ? 'Posté ce jour' : 'Remis ce jour'}
      </Button>
      <Refusal error={post.error} />
    </>
  );
}

function Waiting({ town, transmission: { id, office } }: { town: string; transmission: TransmissionEntry }) {
  const remind = useAction(town, transmissionActions.remind);
  const answer = useAction(town, transmissionActions.noteAnswer);
  return (
    <div className={classes.choices} style={{ marginTop: 12 }}>
      {office.email && (
        <Button size="xs" variant="default" loading={remind.isPending} onClick={() => remind.mutate([id, 'email'])}>
          Relancer par courriel
        </Button>
      )}
      <Button size="xs" variant="default" loading={remind.isPending} onClick={() => remind.mutate([id, 'phone'])}>
        Relancé par téléphone
      </Button>
      <Button size="xs" variant="default" loading={answer.isPending} onClick={() => answer.mutate([id])}>
        L’organisme a répondu
      </Button>
      <Refusal error={remind.error ?? answer.error} />
    </div>
  );
}
