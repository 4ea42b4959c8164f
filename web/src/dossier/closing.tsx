import { Button, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { actions, useAction, type Closing as Ending } from '../api/actions.js';
import type { WaiverReason } from '../api/types.js';
import { Refusal } from '../shared/refusal.js';
import { waiverWords } from '../words.js';
import classes from './dossier.module.css';

/** The answer that the usager will read, or the reason why there is none; the dossier closes when nothing is owed. */
export function Closing({ town, number }: { town: string; number: string }) {
  const [way, choose] = useState<string>('answer');
  const [answer, write] = useState('');
  const [decision, sign] = useState({ by: '', on: '' });
  const close = useAction(town, actions.close);
  const isAnswer = way === 'answer' || way === 'done' || way === 'refusal';
  const isSigned = way !== 'refusal' || (decision.by.trim() !== '' && decision.on !== '');
  return (
    <details className={classes.message}>
      <summary>
        <span className={classes.what}>Répondre et clore</span>
      </summary>
      <Stack gap="sm" mt="sm">
        <Radio.Group label="Comment finir ?" value={way} onChange={choose}>
          <Stack gap={6} mt={6}>
            <Radio value="answer" label="Répondre à la question ou à la demande" />
            <Radio value="done" label="Annoncer ce qui a été fait" />
            <Radio value="refusal" label="Refuser : une décision signée le dit déjà" />
            {Object.entries(waiverWords).map(([reason, words]) => (
              <Radio key={reason} value={reason} label={`Sans réponse : ${inside(words)}`} />
            ))}
          </Stack>
        </Radio.Group>
        {isAnswer && (
          <Textarea
            label={way === 'refusal' ? 'Motif du refus' : 'Réponse à l’usager'}
            description="Elle est envoyée telle quelle, avec le numéro du dossier et les coordonnées du service."
            rows={5}
            value={answer}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
        )}
        {way === 'refusal' && (
          <>
            <TextInput
              label="Décision signée par"
              description="Nom et qualité. Les voies et délais de recours sont ajoutés au message."
              value={decision.by}
              onChange={({ currentTarget }) => sign({ ...decision, by: currentTarget.value })}
            />
            <TextInput
              type="date"
              label="Le"
              value={decision.on}
              onChange={({ currentTarget }) => sign({ ...decision, on: currentTarget.value })}
            />
          </>
        )}
        <div>
          <Button
            disabled={isAnswer && (answer.trim() === '' || !isSigned)}
            loading={close.isPending}
            onClick={() => close.mutate([number, endingOf(way, answer.trim(), decision)])}
          >
            {isAnswer ? 'Envoyer la réponse et clore' : 'Clore sans réponse'}
          </Button>
        </div>
      </Stack>
      <Refusal error={close.error} />
    </details>
  );
}

function endingOf(way: string, answer: string, { by, on }: { by: string; on: string }): Ending {
  if (way === 'refusal') return { refusal: answer, decision: { by: by.trim(), on } };
  return way === 'answer' || way === 'done' ? { answer, variant: way } : { reason: way as WaiverReason };
}

function inside(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
