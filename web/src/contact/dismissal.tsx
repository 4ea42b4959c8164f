import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { actions, useAction } from '../api/actions.js';
import type { DismissalReason } from '../api/types.js';
import { Dialog } from '../shared/dialog.js';
import { Refusal } from '../shared/refusal.js';
import { dismissalWords } from '../words.js';

/** Sets a contact aside, with a reason of the closed list. */
export function Dismissal({ town, id }: { town: string; id: string }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, choose] = useState<string>('');
  const dismiss = useAction(town, actions.dismiss);
  const confirm = () => dismiss.mutate([id, reason as DismissalReason], { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Mettre de côté
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title="Mettre de côté">
        <Stack gap="md">
          <Radio.Group label="Pourquoi ?" value={reason} onChange={choose}>
            <Stack gap="xs" mt="xs">
              {Object.entries(dismissalWords).map(([value, label]) => (
                <Radio key={value} value={value} label={label} />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button disabled={!reason} loading={dismiss.isPending} onClick={confirm}>
              Mettre de côté
            </Button>
          </Group>
        </Stack>
        <Refusal error={dismiss.error} />
      </Dialog>
    </>
  );
}
