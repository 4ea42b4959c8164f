import { Button } from '@mantine/core';
import { useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import { usagerActions, type UsagerPage } from '../api/usagers.js';
import { inFull } from '../dates.js';
import { Refusal } from '../shared/refusal.js';
import { changeInWords } from './usager-words.js';
import classes from './usagers.module.css';

/** What people have merged and separated, each with the way back. */
export function Changes({ town, usager: { id, changes } }: { town: string; usager: UsagerPage }) {
  const may = useMay(town, 'qualify');
  const undo = useAction(town, usagerActions.undo);
  if (changes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="changements">
      <h2 id="changements">Réunions et séparations</h2>
      <ul className="plain-list">
        {changes.map((change) => (
          <li key={change.id} className={classes.row}>
            <div>
              {changeInWords(change)}
              <div className="quiet">
                {inFull(change.at)}, {change.actor}
              </div>
            </div>
            {may && (
              <Button
                size="xs"
                variant="default"
                aria-label={`Annuler : ${changeInWords(change)}`}
                loading={undo.isPending}
                onClick={() => undo.mutate([id, change.id])}
              >
                Annuler
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal error={undo.error} />
    </section>
  );
}
