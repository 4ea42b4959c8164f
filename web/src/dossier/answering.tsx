import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../api/actions.js';
import { answerActions } from '../api/answers.js';
import { Dialog } from '../shared/dialog.js';
import { Refusal } from '../shared/refusal.js';
import { AskDocuments } from './ask-documents.js';
import classes from './dossier.module.css';

const ways = {
  reply: {
    title: 'Répondre',
    label: 'Message à l’usager',
    hint: 'Une question, ou un début de réponse. Le dossier reste ouvert.',
  },
  report: {
    title: 'Donner des nouvelles',
    label: 'Où en est le dossier ?',
    hint: 'Une phrase, sans point final. Elle est envoyée telle quelle, avec la date prévue.',
  },
  askPrecision: {
    title: 'Demander une précision',
    label: 'Que faut-il savoir pour traiter la demande ?',
    hint: 'Sans point final : « votre adresse complète ». La date d’arrivée est conservée.',
  },
} as const;
type Way = keyof typeof ways;

/** What a service may say before its answer: the dossier stays open. */
export function Answering({ town, number }: { town: string; number: string }) {
  return (
    <div className={classes.choices}>
      {(Object.keys(ways) as Way[]).map((way) => (
        <Say key={way} town={town} number={number} way={way} />
      ))}
      <AskDocuments town={town} number={number} />
    </div>
  );
}

function Say({ town, number, way }: { town: string; number: string; way: Way }) {
  const { title, label, hint } = ways[way];
  const [isOpen, setOpen] = useState(false);
  const [text, write] = useState('');
  // Of what is being written: sent twice, it is one message.
  const [key, renew] = useState(() => crypto.randomUUID());
  const say = useAction(town, answerActions[way]);
  const sent = () => {
    setOpen(false);
    write('');
    renew(crypto.randomUUID());
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={title}>
        <Stack gap="md">
          <Textarea
            label={label}
            description={hint}
            rows={way === 'reply' ? 6 : 3}
            maxLength={way === 'reply' ? 10_000 : 1_000}
            value={text}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          <Button
            disabled={text.trim() === ''}
            loading={say.isPending}
            onClick={() => say.mutate([number, text.trim(), key], { onSuccess: sent })}
          >
            Envoyer à l’usager
          </Button>
        </Stack>
        <Refusal error={say.error} />
      </Dialog>
    </>
  );
}
