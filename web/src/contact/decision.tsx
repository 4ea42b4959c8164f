import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { actions, useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import type { ContactPage, Permission } from '../api/types.js';
import { Refusal } from '../shared/refusal.js';
import classes from './contact.module.css';
import { Dismissal } from './dismissal.js';
import { Qualifying } from './qualifying.js';

/** What a person is asked, when the contact waits for one. */
export function Decision({ town, contact }: { town: string; contact: ContactPage }) {
  const { state, id, reasonInFrench } = contact;
  if (state === 'to-qualify') {
    return (
      <Question title="De quelle démarche s’agit-il ?" why={reasonInFrench}>
        <Qualifying town={town} contact={contact} />
      </Question>
    );
  }
  if (state === 'to-read') {
    return (
      <Question title="Est-ce une vraie demande ?" why={reasonInFrench}>
        <GoOn town={town} id={id} label="Oui, c’est une demande" action={actions.read} permission="qualify" />
      </Question>
    );
  }
  if (state === 'quarantined') {
    return (
      <Question title="Ce contact n’a pas pu être traité" why={reasonInFrench}>
        <GoOn town={town} id={id} label="Réessayer" action={actions.retry} permission="retry" />
      </Question>
    );
  }
  return null;
}

function Question({ title, why, children }: { title: string; why: string | null; children: ReactNode }) {
  return (
    <section className={classes.decision} aria-labelledby="decision">
      <h2 id="decision">{title}</h2>
      {why && <p>{why}</p>}
      {children}
    </section>
  );
}

interface Next {
  permission: Permission;
  town: string;
  id: string;
  label: string;
  action: (town: string, id: string) => Promise<unknown>;
}

function GoOn({ town, id, label, action, permission }: Next) {
  const may = useMay(town, permission);
  const next = useAction(town, action);
  return (
    <>
      <div className={classes.choices}>
        {may && (
          <Button loading={next.isPending} onClick={() => next.mutate([id])}>
            {label}
          </Button>
        )}
        <Dismissal town={town} id={id} />
      </div>
      <Refusal error={next.error} />
    </>
  );
}
