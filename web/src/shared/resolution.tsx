import { Button } from '@mantine/core';
import { actions, useAction } from '../api/actions.js';
import classes from '../dossier/dossier.module.css';
import { Refusal } from './refusal.js';

/** A message nobody knows the fate of is never sent again by itself. @param who « L’usager » */
export function Resolution({ town, id, who }: { town: string; id: string; who: string }) {
  const resolve = useAction(town, actions.resolve);
  return (
    <div className={classes.choices}>
      <Button size="xs" loading={resolve.isPending} onClick={() => resolve.mutate([id, true])}>
        {who} l’a reçu
      </Button>
      <Button size="xs" variant="default" loading={resolve.isPending} onClick={() => resolve.mutate([id, false])}>
        Il n’est pas arrivé : l’envoyer de nouveau
      </Button>
      <Refusal error={resolve.error} />
    </div>
  );
}
