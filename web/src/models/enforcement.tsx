import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../shared/dialog.js';
import { Refusal } from '../shared/refusal.js';
import { useEnforcement } from './models.js';

/** Puts a version in service, after saying what that does: it can be undone in the same way. */
export function Enforcement({ town, version }: { town: string; version: number }) {
  const [isOpen, setOpen] = useState(false);
  const enforce = useEnforcement(town);
  const confirm = () => enforce.mutate(version, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Mettre en service la version {version}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} title={`Mettre en service la version ${version}`}>
        <p>
          Elle classera les contacts dans la demi-minute. Ce qui est déjà classé ne change pas. Vous pourrez revenir à
          la version d’aujourd’hui de la même façon.
        </p>
        <Group justify="flex-end">
          <Button loading={enforce.isPending} onClick={confirm}>
            Mettre en service
          </Button>
        </Group>
        <Refusal error={enforce.error} />
      </Dialog>
    </>
  );
}
