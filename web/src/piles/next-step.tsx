import { Button } from '@mantine/core';
import { actions, useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import { Dismissal } from '../contact/dismissal.js';
import { Refusal } from '../shared/refusal.js';
import classes from './pile.module.css';

const steps = {
  quarantine: { label: 'Réessayer', action: actions.retry, permission: 'retry' },
  'to-read': { label: 'C’est une demande', action: actions.read, permission: 'qualify' },
} as const;

/** Piles where one thing may be done; « à qualifier » has a page of its own. */
export type PlainPile = keyof typeof steps;

interface Given {
  town: string;
  pile: PlainPile;
  id: string;
  /** Of the contact, so that two buttons of the page do not sound the same. */
  title: string;
}

export function NextStep({ town, pile, id, title }: Given) {
  const { label, action, permission } = steps[pile];
  const may = useMay(town, permission);
  const next = useAction(town, action);
  return (
    <div className={classes.next}>
      <div className={classes.buttons}>
        {may && (
          <Button loading={next.isPending} onClick={() => next.mutate([id])} aria-label={`${label} : ${title}`}>
            {label}
          </Button>
        )}
        <Dismissal town={town} id={id} />
      </div>
      <Refusal error={next.error} />
    </div>
  );
}
