import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../api/actions.js';
import { taskActions, useServices } from '../api/tasks.js';
import { Dialog } from '../shared/dialog.js';
import { Refusal } from '../shared/refusal.js';

interface Given {
  town: string;
  id: string;
  title: string;
  /** Id of the service that has it. */
  from: string | null;
}

/** To the service whose work it is, with the reason, which colleagues read and the usager does not. */
export function Reassignment({ town, id, title, from }: Given) {
  const [isOpen, setOpen] = useState(false);
  const [service, choose] = useState('');
  const [reason, write] = useState('');
  const { data: services = [] } = useServices(town);
  const reassign = useAction(town, taskActions.reassign);
  const confirm = () => reassign.mutate([id, service, reason.trim()], { onSuccess: () => setOpen(false) });
  const others = services.filter((one) => one.id !== from);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)} aria-label={`Réattribuer : ${title}`}>
        Réattribuer
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Réattribuer à un autre service">
        <Stack gap="md">
          <NativeSelect
            label="À quel service ?"
            value={service}
            data={[
              { value: '', label: 'Choisissez' },
              ...others.map(({ id: value, name: label }) => ({ value, label })),
            ]}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          <Textarea
            label="Pourquoi ?"
            description="Lu par les collègues. La date de réception ne change pas."
            value={reason}
            maxLength={500}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button disabled={!service || !reason.trim()} loading={reassign.isPending} onClick={confirm}>
              Réattribuer
            </Button>
          </Group>
        </Stack>
        <Refusal error={reassign.error} />
      </Dialog>
    </>
  );
}
