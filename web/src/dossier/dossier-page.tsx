import { Link, useParams } from 'react-router';
import { useDossier } from '../api/dossiers.js';
import type { DossierPage as Page } from '../api/types.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { Dossier } from './dossier.js';

/** One dossier by its number, also when nobody knows whose it is. */
export function DossierPage() {
  const { town = '', number = '' } = useParams();
  const query = useDossier(town, number);
  return <Reading query={query}>{(dossier) => <Sheet key={dossier.number} town={town} dossier={dossier} />}</Reading>;
}

function Sheet({ town, dossier }: { town: string; dossier: Page }) {
  const title = `Dossier ${dossier.number}`;
  return (
    <article>
      <PageTitle tab={title}>{title}</PageTitle>
      <p>
        {dossier.contactIds.map((id, place) => (
          <Link key={id} to={`/ville/${town}/contacts/${id}`} style={{ marginRight: 16 }}>
            {place === 0 ? 'Lire le contact qui l’a ouvert' : `Lire le contact n° ${place + 1}`}
          </Link>
        ))}
      </p>
      <Dossier town={town} dossier={dossier} />
    </article>
  );
}
