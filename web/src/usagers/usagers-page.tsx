import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useParams, useSearchParams } from 'react-router';
import { useFoundDossiers } from '../api/dossiers.js';
import { searchLettersMin, useFoundUsagers, type UsagerCard } from '../api/usagers.js';
import { DossierItem } from '../dossier/dossier-item.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { UsagerItem } from './usager-item.js';
import classes from './usagers.module.css';

const pauseMs = 200;

/** Finds who is on the line by whatever they say first. What was typed is in the address: the way back leads to it. */
export function UsagersPage() {
  const { town = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const typed = search.get('q') ?? '';
  const [asked] = useDebouncedValue(typed.trim(), pauseMs);
  return (
    <>
      <PageTitle tab="Usagers">Usagers</PageTitle>
      <search className={classes.search}>
        <TextInput
          type="search"
          label="Chercher un usager"
          description="Un numéro, un courriel, un nom, une adresse, ou un numéro de dossier : une partie suffit."
          value={typed}
          onChange={({ currentTarget: { value } }) => setSearch(value ? { q: value } : {}, { replace: true })}
        />
      </search>
      {asked.length >= searchLettersMin && (
        <>
          <FoundDossiers town={town} asked={asked} />
          <Found town={town} asked={asked} />
        </>
      )}
    </>
  );
}

function Found({ town, asked }: { town: string; asked: string }) {
  const query = useFoundUsagers(town, asked);
  return (
    <Reading query={query}>
      {(usagers) => (
        <>
          <p role="status" className="quiet">
            {howMany(usagers)}
          </p>
          <ul className={classes.list}>
            {usagers.map((usager) => (
              <li key={usager.id}>
                <UsagerItem town={town} usager={usager} level={2} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Reading>
  );
}

/** By their number: nobody need be known as their usager. */
function FoundDossiers({ town, asked }: { town: string; asked: string }) {
  const { data = [] } = useFoundDossiers(town, asked);
  if (data.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="dossiers">
      <h2 id="dossiers">{data.length === 1 ? 'Dossier de ce numéro' : 'Dossiers de ce numéro'}</h2>
      <ul className="plain-list">
        {data.map((dossier) => (
          <DossierItem key={dossier.number} town={town} dossier={dossier} />
        ))}
      </ul>
    </section>
  );
}

function howMany({ length }: UsagerCard[]): string {
  if (length === 0) return 'Aucun usager connu ne correspond.';
  return length === 1 ? '1 usager trouvé' : `${length} usagers trouvés`;
}
