import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../api/actions.js';
import { taskActions } from '../api/tasks.js';
import { Dialog } from '../shared/dialog.js';
import { Refusal } from '../shared/refusal.js';

/** Asks whoever is responsible for help; the task stays where it is. */
export function AskHead({ town, id, title }: { town: string; id: string; title: string }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, write] = useState('');
  const escalate = useAction(town, taskActions.escalate);
  const confirm = () => escalate.mutate([id, reason.trim()], { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)} aria-label={`Demander au responsable : ${title}`}>
        Demander au responsable
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Demander au responsable">
        <Stack gap="md">
          <Textarea
            label="Pourquoi ?"
            value={reason}
            maxLength={500}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button disabled={!reason.trim()} loading={escalate.isPending} onClick={confirm}>
              Demander
            </Button>
          </Group>
        </Stack>
        <Refusal error={escalate.error} />
      </Dialog>
    </>
  );
}
