import { Button } from '@mantine/core';
import { useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import type { LikelyUsager } from '../api/usagers.js';
import { Refusal } from '../shared/refusal.js';
import { UsagerItem } from './usager-item.js';
import { usagerName } from './usager-words.js';
import classes from './usagers.module.css';

type Decide = (town: string, about: string, usager: string) => Promise<unknown>;

interface Given {
  town: string;
  /** Id of the contact or of the usager they may be. */
  about: string;
  likely: LikelyUsager[];
  yes: { text: string; beforeName: string; action: Decide };
  no: Decide;
}

/** Who it may be, and why: a person says. */
export function LikelyList({ town, about, likely, yes, no }: Given) {
  const may = useMay(town, 'qualify');
  const accept = useAction(town, yes.action);
  const refuse = useAction(town, no);
  return (
    <>
      <ul className={classes.list}>
        {likely.map(({ usager, reasons }) => (
          <li key={usager.id}>
            <UsagerItem town={town} usager={usager} level={3} reasons={reasons}>
              {may && (
                <>
                  <Button
                    size="xs"
                    aria-label={`${yes.beforeName} ${usagerName(usager)}`}
                    loading={accept.isPending}
                    onClick={() => accept.mutate([about, usager.id])}
                  >
                    {yes.text}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Ce n’est pas ${usagerName(usager)}`}
                    loading={refuse.isPending}
                    onClick={() => refuse.mutate([about, usager.id])}
                  >
                    Quelqu’un d’autre
                  </Button>
                </>
              )}
            </UsagerItem>
          </li>
        ))}
      </ul>
      <Refusal error={accept.error ?? refuse.error} />
    </>
  );
}
