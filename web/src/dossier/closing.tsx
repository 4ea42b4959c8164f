import { Button, Radio, Stack, Textarea } from '@mantine/core';
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
  const close = useAction(town, actions.close);
  const isAnswer = way === 'answer' || way === 'done';
  const ending: Ending = isAnswer ? { answer: answer.trim(), variant: way } : { reason: way as WaiverReason };
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
            {Object.entries(waiverWords).map(([reason, words]) => (
              <Radio key={reason} value={reason} label={`Sans réponse : ${inside(words)}`} />
            ))}
          </Stack>
        </Radio.Group>
        {isAnswer && (
          <Textarea
            label="Réponse à l’usager"
            description="Elle est envoyée telle quelle, avec le numéro du dossier et les coordonnées du service."
            rows={5}
            value={answer}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
        )}
        <div>
          <Button
            disabled={isAnswer && answer.trim() === ''}
            loading={close.isPending}
            onClick={() => close.mutate([number, ending])}
          >
            {isAnswer ? 'Envoyer la réponse et clore' : 'Clore sans réponse'}
          </Button>
        </div>
      </Stack>
      <Refusal error={close.error} />
    </details>
  );
}

function inside(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
