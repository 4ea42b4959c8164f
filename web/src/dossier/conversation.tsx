import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { actions, useAction } from '../api/actions.js';
import type { Debt } from '../api/types.js';
import { Dialog } from '../shared/dialog.js';
import { Refusal } from '../shared/refusal.js';
import { debtWords } from '../words.js';

/** Notes that the usager was told by word of mouth what they were owed. */
export function Conversation({ town, debt }: { town: string; debt: Debt }) {
  const [isOpen, setOpen] = useState(false);
  const [said, say] = useState('');
  const note = useAction(town, actions.noteConversation);
  const confirm = () => note.mutate([debt.id, said.trim()], { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => setOpen(true)}
        aria-label={`Dit de vive voix : ${debtWords[debt.kind]}`}
      >
        Dit de vive voix
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={`${debtWords[debt.kind]} : dit de vive voix`}>
        <Stack gap="md">
          <Textarea
            label="Quand et comment l’usager a-t-il été prévenu ?"
            description="Sans détail personnel : cette note reste au journal."
            rows={3}
            value={said}
            onChange={({ currentTarget }) => say(currentTarget.value)}
          />
          <Button disabled={said.trim() === ''} loading={note.isPending} onClick={confirm}>
            Noter
          </Button>
        </Stack>
        <Refusal error={note.error} />
      </Dialog>
    </>
  );
}
