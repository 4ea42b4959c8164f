import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { actions, useAction } from '../api/actions.js';
import { Dismissal } from '../contact/dismissal.js';
import { Refusal } from '../shared/refusal.js';
import classes from './qualify.module.css';

interface Given {
  town: string;
  id: string;
  hasShortcuts: boolean;
  onNext: () => void;
}

/** What can be done with a contact beside saying what it is about. */
export function OtherEnds({ town, id, hasShortcuts, onNext }: Given) {
  const answered = useAction(town, actions.noteAnswered);
  return (
    <div className={classes.choices}>
      <Button variant="default" onClick={onNext} aria-keyshortcuts={hasShortcuts ? 'n' : undefined}>
        Passer au suivant {hasShortcuts && <kbd aria-hidden="true">n</kbd>}
      </Button>
      <Button variant="default" loading={answered.isPending} onClick={() => answered.mutate([id])}>
        Répondu sur place, rien d’autre à faire
      </Button>
      <Dismissal town={town} id={id} />
      <Button variant="subtle" component={Link} to={`/ville/${town}/contacts/${id}`}>
        Ouvrir la fiche complète
      </Button>
      <Refusal error={answered.error} />
    </div>
  );
}
