import { Button } from '@mantine/core';
import { useState } from 'react';
import { actions, useAction } from '../api/actions.js';
import type { ContactPage } from '../api/types.js';
import { Splitting } from '../qualify/splitting.js';
import { likely } from '../shared/likely.js';
import { Refusal } from '../shared/refusal.js';
import classes from './contact.module.css';
import { DemarchePicker } from './demarche-picker.js';
import { Dismissal } from './dismissal.js';

const shownGuesses = 3;

/** The likeliest démarches in one click each, any other by its name, or several; or nothing to open. */
export function Qualifying({ town, contact }: { town: string; contact: ContactPage }) {
  const { id, guesses } = contact;
  const [isSplitting, setSplitting] = useState(false);
  const qualify = useAction(town, actions.qualify);
  const answered = useAction(town, actions.noteAnswered);
  if (isSplitting)
    return (
      <>
        <Splitting
          town={town}
          contact={contact}
          onSplit={(parts) => qualify.mutate([id, { parts }])}
          onCancel={() => setSplitting(false)}
        />
        <Refusal error={qualify.error} />
      </>
    );
  return (
    <>
      <div className={classes.choices}>
        {likely(guesses)
          .slice(0, shownGuesses)
          .map(({ demarche, title, confidence }) => (
            <Button key={demarche} loading={qualify.isPending} onClick={() => qualify.mutate([id, { demarche }])}>
              {title} ({Math.round(confidence * 100)} %)
            </Button>
          ))}
      </div>
      <DemarchePicker
        town={town}
        isBusy={qualify.isPending}
        onPick={(demarche) => qualify.mutate([id, { demarche }])}
      />
      <div className={classes.choices}>
        {!contact.contentHidden && (
          <Button variant="default" onClick={() => setSplitting(true)}>
            Plusieurs demandes : séparer
          </Button>
        )}
        <Button variant="default" loading={answered.isPending} onClick={() => answered.mutate([id])}>
          Répondu sur place, rien d’autre à faire
        </Button>
        <Dismissal town={town} id={id} />
      </div>
      <Refusal error={qualify.error ?? answered.error} />
    </>
  );
}
