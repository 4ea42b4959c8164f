import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { actions, useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import type { ContactPage } from '../api/types.js';
import { DemarcheSelect } from '../shared/demarche-select.js';
import { Refusal } from '../shared/refusal.js';
import classes from './contact.module.css';

const correctable: readonly ContactPage['state'][] = ['routed', 'told', 'answered'];

/** What went to the wrong service goes to the right one; the usager is told only if they were told something wrong (TR-06). */
export function Correction({ town, contact }: { town: string; contact: ContactPage }) {
  const may = useMay(town, 'qualify');
  const [chosen, choose] = useState<string | null>(null);
  const dossiers = contact.dossiers.filter(({ contentHidden, state }) => !contentHidden && state !== 'closed');
  const [number, setNumber] = useState<string | null>(null);
  const [undone, setUndone] = useState<{ demarche: string; title: string; number: string } | null>(null);
  const correct = useAction(town, actions.correct);
  if (!may || !correctable.includes(contact.state) || (contact.state !== 'answered' && dossiers.length === 0))
    return null;
  const dossier = dossiers.find((each) => each.number === number) ?? dossiers[0];
  const confirm = () =>
    chosen &&
    correct.mutate([contact.id, chosen, dossier?.number], {
      onSuccess: () => {
        choose(null);
        setUndone(
          dossier?.demarche
            ? { demarche: dossier.demarche.id, title: dossier.demarche.title, number: dossier.number }
            : null,
        );
      },
    });
  return (
    <details className={classes.correction}>
      <summary>Ce n’est pas la bonne démarche ?</summary>
      <p className="quiet">
        Le dossier change de service, sa date de réception reste. L’usager est prévenu seulement si un message lui a
        donné une autre démarche.
      </p>
      {dossiers.length > 1 && (
        <Radio.Group label="Quel dossier ?" value={dossier?.number ?? ''} onChange={setNumber}>
          <Stack gap={6} mt={6}>
            {dossiers.map((each) => (
              <Radio
                key={each.number}
                value={each.number}
                label={`${each.number} : ${each.demarche?.title ?? 'à préciser'}`}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <div className={classes.choices}>
        <DemarcheSelect
          town={town}
          className={classes.picker}
          label="La bonne démarche"
          value={chosen}
          onChoose={choose}
        />
        <Button disabled={chosen === null} loading={correct.isPending} onClick={confirm}>
          Corriger
        </Button>
      </div>
      <div role="status">
        {undone && (
          <p className={classes.choices}>
            Le dossier {undone.number} est corrigé.
            <Button
              size="xs"
              variant="default"
              loading={correct.isPending}
              onClick={() =>
                correct.mutate([contact.id, undone.demarche, undone.number], { onSuccess: () => setUndone(null) })
              }
            >
              Revenir à « {undone.title} »
            </Button>
          </p>
        )}
      </div>
      <Refusal error={correct.error} />
    </details>
  );
}
