import { Button } from '@mantine/core';
import { actions, useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import type { ContactPage, DossierPage } from '../api/types.js';
import { Refusal } from '../shared/refusal.js';
import classes from './joining.module.css';

/** Takes back in one click what was joined by mistake: the contact gets a dossier of its own. */
export function Separate({ town, contact, dossier }: { town: string; contact: ContactPage; dossier: DossierPage }) {
  const may = useMay(town, 'qualify');
  const separate = useAction(town, actions.separate);
  const isJoined = contact.state === 'joined' && dossier.contactIds.length > 1;
  if (!isJoined || !may || dossier.contentHidden) return null;
  return (
    <div className={classes.separate}>
      <Button
        variant="default"
        loading={separate.isPending}
        onClick={() => separate.mutate([dossier.number, contact.id])}
      >
        Séparer ce contact du dossier {dossier.number}
      </Button>
      <p className="quiet">Le contact est de nouveau aiguillé, avec son propre dossier.</p>
      <Refusal error={separate.error} />
    </div>
  );
}
