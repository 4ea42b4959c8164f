import { useParams } from 'react-router';
import { PageTitle } from '../shared/page-title.js';
import { Reading } from '../shared/reading.js';
import { Comparisons } from './comparisons.js';
import { Filters, useChoice } from './filters.js';
import { KpiTable } from './kpi-table.js';
import classes from './kpis.module.css';
import { fileOf, useKpis } from './kpis.js';

/** K1 to K17 of the town hall, for whoever is responsible. */
export function KpisPage() {
  const { town = '' } = useParams();
  const choice = useChoice();
  const query = useKpis(town, choice);
  return (
    <>
      <PageTitle tab="Indicateurs">Indicateurs</PageTitle>
      <p className="quiet">
        Ce que la mairie fait de chaque demande. Ouvrez un indicateur pour lire sa définition ; chaque chiffre est donné
        avec ce qu’il compte. La tendance compare les deux dernières périodes terminées.
      </p>
      <Filters town={town} />
      <p className={classes.files}>
        Télécharger pour un tableur : <a href={fileOf(town, choice)}>ce tableau</a>,{' '}
        <a href={fileOf(town, choice, 'service')}>par service</a>,{' '}
        <a href={fileOf(town, choice, 'channel')}>par canal</a>,{' '}
        <a href={fileOf(town, choice, 'demarche')}>par démarche</a>.
      </p>
      <Reading query={query}>
        {(report) => (
          <>
            <KpiTable report={report} />
            <Comparisons report={report} />
          </>
        )}
      </Reading>
    </>
  );
}
