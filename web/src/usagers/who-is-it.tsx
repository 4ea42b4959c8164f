import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useAction } from '../api/actions.js';
import { useMay } from '../api/session.js';
import { usagerActions, useSender, type LikelyUsager } from '../api/usagers.js';
import { Reading } from '../shared/reading.js';
import { Refusal } from '../shared/refusal.js';
import { UsagerItem } from './usager-item.js';
import { openDossiersInWords, usagerName } from './usager-words.js';
import classes from './usagers.module.css';

/** On the page of a contact: who it comes from and why, or who it may be. */
export function WhoIsIt({ town, contactId }: { town: string; contactId: string }) {
  const query = useSender(town, contactId);
  return (
    <section className="panel" aria-labelledby="qui">
      <h2 id="qui">Qui est-ce ?</h2>
      <Reading query={query}>
        {({ usager, reasons, likely }) => (
          <>
            {usager && (
              <p>
                <Link to={`/ville/${town}/usagers/${usager.id}`}>{usagerName(usager)}</Link>
                {reasons.length > 0 && ` : ${reasons.join(' ; ')}`}, {openDossiersInWords(usager.openDossiers)}
              </p>
            )}
            {!usager && likely.length === 0 && <p className="quiet">Rien ne permet de reconnaître cet usager.</p>}
            {likely.length > 0 && <Likely town={town} contactId={contactId} likely={likely} />}
          </>
        )}
      </Reading>
    </section>
  );
}

function Likely({ town, contactId, likely }: { town: string; contactId: string; likely: LikelyUsager[] }) {
  const may = useMay(town, 'qualify');
  const accept = useAction(town, usagerActions.accept);
  const refuse = useAction(town, usagerActions.refuse);
  return (
    <>
      <p>Peut-être :</p>
      <ul className={classes.list}>
        {likely.map(({ usager, reasons }) => (
          <li key={usager.id}>
            <UsagerItem town={town} usager={usager} level={3} reasons={reasons}>
              {may && (
                <>
                  <Button
                    size="xs"
                    aria-label={`C’est ${usagerName(usager)}`}
                    loading={accept.isPending}
                    onClick={() => accept.mutate([contactId, usager.id])}
                  >
                    C’est cet usager
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Ce n’est pas ${usagerName(usager)}`}
                    loading={refuse.isPending}
                    onClick={() => refuse.mutate([contactId, usager.id])}
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
