import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { ContactPage, QualificationPart } from '../api/types.js';
import { DemarcheSelect } from '../shared/demarche-select.js';
import classes from './qualify.module.css';

interface Draft {
  key: number;
  demarche: string | null;
  text: string;
}

interface Given {
  town: string;
  contact: ContactPage;
  onSplit: (parts: QualificationPart[]) => void;
  onCancel: () => void;
}

/** Several requests in one contact, each with its démarche and its words: what was found is offered, and everything can be changed (J24). */
export function Splitting({ town, contact, onSplit, onCancel }: Given) {
  const [drafts, setDrafts] = useState<Draft[]>(() => firstDrafts(contact));
  const parts = drafts.flatMap(({ demarche, text }) =>
    demarche && text.trim() ? [{ demarche, text: text.trim() }] : [],
  );
  const isReady = parts.length === drafts.length;
  const change = (key: number, changed: Partial<Draft>) =>
    setDrafts((all) => all.map((draft) => (draft.key === key ? { ...draft, ...changed } : draft)));
  const add = () =>
    setDrafts((all) => [...all, { key: Math.max(...all.map(({ key }) => key)) + 1, demarche: null, text: '' }]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onSplit(parts);
  };
  const form = useRef<HTMLFormElement>(null);
  // What is ready-made is accepted by Enter alone; else the first démarche to choose.
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>(isReady ? '[type="submit"]' : 'input:placeholder-shown');
    field?.focus();
  }, []); // only when it opens
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && onCancel();
  return (
    <form ref={form} className={classes.splitting} onSubmit={submit} onKeyDown={leave}>
      <h3 id="separer">Séparer en plusieurs demandes</h3>
      <p className="quiet">
        Un dossier par demande, liés entre eux. La première est la principale : son message donne tous les numéros.
        Chaque service lit sa partie.
      </p>
      {drafts.map(({ key, demarche, text }, place) => (
        <fieldset key={key} className={classes.part}>
          <legend>Demande {place + 1}</legend>
          <DemarcheSelect
            town={town}
            label="Démarche"
            value={demarche}
            onChoose={(chosen) => change(key, { demarche: chosen })}
          />
          <Textarea
            label="Ce que l’usager en dit"
            autosize
            minRows={2}
            maxRows={8}
            value={text}
            onChange={({ currentTarget }) => change(key, { text: currentTarget.value })}
          />
          {drafts.length > 2 && (
            <Button
              variant="subtle"
              size="xs"
              onClick={() => setDrafts((all) => all.filter((draft) => draft.key !== key))}
            >
              Retirer la demande {place + 1}
            </Button>
          )}
        </fieldset>
      ))}
      <div className={classes.choices}>
        <Button type="submit" disabled={!isReady}>
          Séparer en {drafts.length} dossiers
        </Button>
        <Button variant="default" onClick={add}>
          Ajouter une demande
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Ne pas séparer
        </Button>
      </div>
    </form>
  );
}

function firstDrafts({ segments, guesses, text }: ContactPage): Draft[] {
  if (segments.length > 1)
    return segments.map((segment, key) => ({
      key,
      demarche: segment.guesses[0]?.demarche ?? null,
      text: segment.text.trim(),
    }));
  return [
    { key: 0, demarche: guesses[0]?.demarche ?? null, text: text ?? '' },
    { key: 1, demarche: null, text: '' },
  ];
}
