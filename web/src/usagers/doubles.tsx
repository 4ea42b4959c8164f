import { Button } from '@mantine/core';
import { useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import { usagerActions, type UsagerPage } from '../api/usagers.js';
import { Refusal } from '../shared/refusal.js';
import { UsagerItem } from './usager-item.js';
import { usagerName } from './usager-words.js';
import classes from './usagers.module.css';

/** Who may be the same usager, and why: a person says. */
export function Doubles({ town, usager: { id, doubles } }: { town: string; usager: UsagerPage }) {
  const may = useMay(town, 'qualify');
  const merge = useAction(town, usagerActions.merge);
  const distinguish = useAction(town, usagerActions.distinguish);
  if (doubles.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="doubles">
      <h2 id="doubles">Est-ce le même usager ?</h2>
      <ul className={classes.list}>
        {doubles.map(({ usager, reasons }) => (
          <li key={usager.id}>
            <UsagerItem town={town} usager={usager} level={3} reasons={reasons}>
              {may && (
                <>
                  <Button
                    size="xs"
                    aria-label={`Réunir avec ${usagerName(usager)}`}
                    loading={merge.isPending}
                    onClick={() => merge.mutate([id, usager.id])}
                  >
                    Réunir
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Ce n’est pas ${usagerName(usager)}`}
                    loading={distinguish.isPending}
                    onClick={() => distinguish.mutate([id, usager.id])}
                  >
                    Quelqu’un d’autre
                  </Button>
                </>
              )}
            </UsagerItem>
          </li>
        ))}
      </ul>
      <Refusal error={merge.error ?? distinguish.error} />
    </section>
  );
}
