import { useParams } from 'react-router';
import { useUsager, type UsagerPage as Usager } from '../api/usagers.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { Changes } from './changes.js';
import { Contacts } from './contacts.js';
import { Doubles } from './doubles.js';
import { OwnDossiers } from './own-dossiers.js';
import { identityWords, missingWords, usagerName } from './usager-words.js';
import classes from './usagers.module.css';

/** The file of a usager: known by what, what is going on, who may be the same. */
export function UsagerPage() {
  const { town = '', id = '' } = useParams();
  const query = useUsager(town, id);
  return <Reading query={query}>{(usager) => <Sheet key={usager.id} town={town} usager={usager} />}</Reading>;
}

function Sheet({ town, usager }: { town: string; usager: Usager }) {
  const title = usagerName(usager);
  return (
    <article>
      <PageTitle tab={title}>{title}</PageTitle>
      {usager.otherNames.length > 0 && <p className="quiet">Aussi : {usager.otherNames.join(', ')}</p>}
      <p className={classes.rule}>
        Ne dites rien d’un dossier à quelqu’un que vous n’avez pas reconnu : rappelez au numéro ou écrivez à l’adresse
        ci-dessous.
      </p>
      <div className="columns">
        <div className="column">
          <OwnDossiers town={town} usager={usager} />
          <Contacts town={town} usager={usager} />
        </div>
        <div className="column">
          <KnownBy usager={usager} />
          <Doubles town={town} usager={usager} />
          <Changes town={town} usager={usager} />
        </div>
      </div>
    </article>
  );
}

function KnownBy({ usager: { identities, missing } }: { usager: Usager }) {
  return (
    <section className="panel" aria-labelledby="connu">
      <h2 id="connu">Connu par</h2>
      <dl className="facts">
        {identities.map(({ kind, value, label }) => (
          <div key={`${kind} ${value}`}>
            <dt>{identityWords[kind]}</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <p className="quiet">À demander : {missing.map((each) => missingWords[each]).join(', ')}.</p>
      )}
    </section>
  );
}
