import { Link, useParams } from 'react-router';
import { useOwedWords, type OwedWord } from '../api/tasks.js';
import { inFull } from '../dates.js';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { ServiceFilter, useChosenService } from '../shared/service-filter.js';
import classes from '../shared/table.module.css';
import { Tag } from '../shared/tag.js';
import { debtWords, unpaidWords } from '../words.js';

/** What the usagers have not been told yet, what has been due longest first. */
export function DebtsPage() {
  const { town = '' } = useParams();
  const query = useOwedWords(town, useChosenService());
  return (
    <>
      <PageTitle tab="Dû aux usagers">Dû aux usagers</PageTitle>
      <p className="quiet">Ce que la mairie doit encore dire, et pourquoi ce n’est pas fait. Le plus ancien d’abord.</p>
      <ServiceFilter town={town} all="Tous les services" />
      <Reading query={query}>
        {(words) => (
          <>
            <p role="status" className="quiet">
              {howMany(words)}
            </p>
            {words.length > 0 && <Table town={town} words={words} />}
          </>
        )}
      </Reading>
    </>
  );
}

function Table({ town, words }: { town: string; words: OwedWord[] }) {
  return (
    // Wider than a telephone: it is scrolled with the keyboard too.
    <div className={classes.frame} role="region" aria-label="Liste" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Échéance</th>
            <th scope="col">Dossier</th>
            <th scope="col">Ce qui est dû</th>
            <th scope="col">Pourquoi ce n’est pas fait</th>
            <th scope="col">Service</th>
          </tr>
        </thead>
        <tbody>
          {words.map((word) => (
            <Row key={word.id} town={town} word={word} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ town, word }: { town: string; word: OwedWord }) {
  const { kind, dueAt, late, why, dossier, contactId, demarche, service } = word;
  return (
    <tr>
      <td>
        <time dateTime={dueAt}>{inFull(dueAt)}</time> {late && <Tag tone="danger">En retard</Tag>}
      </td>
      <th scope="row">
        {contactId ? <Link to={`/ville/${town}/contacts/${contactId}`}>{dossier}</Link> : dossier}
        {demarche && <span className="quiet"> {demarche.title}</span>}
      </th>
      <td>{debtWords[kind]}</td>
      <td>{unpaidWords[why]}</td>
      <td>{service?.name}</td>
    </tr>
  );
}

function howMany(words: OwedWord[]): string {
  if (words.length === 0) return 'Rien n’est dû : aucun message n’attend.';
  const late = words.filter((word) => word.late).length;
  const all = words.length === 1 ? '1 message dû' : `${words.length} messages dus`;
  return late === 0 ? `${all}, aucun en retard.` : `${all}, dont ${late} en retard.`;
}
