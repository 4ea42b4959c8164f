import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../api/actions.js';
import { answerActions } from '../api/answers.js';
import { Dialog } from '../shared/dialog.js';
import { Refusal } from '../shared/refusal.js';

/** Asks the usager for pieces, by a day. */
export function AskDocuments({ town, number }: { town: string; number: string }) {
  const [isOpen, setOpen] = useState(false);
  const [list, write] = useState('');
  const [deadline, choose] = useState('');
  const ask = useAction(town, answerActions.askDocuments);
  const documents = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Demander des pièces
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Demander des pièces">
        <Stack gap="md">
          <Textarea
            label="Pièces à fournir"
            description="Une par ligne. Seulement celles que les textes exigent, et que la mairie n’a pas déjà."
            rows={4}
            value={list}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          <TextInput
            type="date"
            label="Date limite"
            value={deadline}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          <Button
            disabled={documents.length === 0 || deadline === ''}
            loading={ask.isPending}
            onClick={() => ask.mutate([number, documents, deadline], { onSuccess: () => setOpen(false) })}
          >
            Envoyer la liste à l’usager
          </Button>
        </Stack>
        <Refusal error={ask.error} />
      </Dialog>
    </>
  );
}
