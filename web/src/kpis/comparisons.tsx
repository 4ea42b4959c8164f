import { Title } from '@mantine/core';
import { Tag } from '../shared/tag.js';
import { channelWords } from '../words.js';
import { periodInWords, valueInWords } from './kpi-words.js';
import type { KpiComparison, KpiReport } from './kpis.js';

const whatWords: Record<KpiComparison['what'], string> = {
  days: 'délai médian de réponse',
  complete: 'accusés complets',
  told: 're-bouclage',
};

/** Where the same démarche is not dealt with alike by every channel (K6). */
export function Comparisons({ report }: { report: KpiReport }) {
  const { comparisons, periods, period } = report;
  return (
    <section>
      <Title order={2} size="h3" mt="lg">
        Égalité entre les canaux, par démarche
      </Title>
      {comparisons.length === 0 && (
        <p className="quiet">Aucune démarche n’a encore 30 dossiers répondus par deux canaux.</p>
      )}
      <ul>
        {comparisons.map((one) => (
          <li key={`${one.period} ${one.demarche} ${one.what}`}>
            {one.title},{' '}
            {periodInWords(
              periods.find(({ from }) => from === one.period)!,
              period,
            )}
            , {whatWords[one.what]} : {one.channels.map((each) => inWords(one, each)).join(', ')}{' '}
            {one.alert && <Tag tone="danger">Écart de plus de 20 %</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords({ what }: KpiComparison, { channel, value, dossiers }: KpiComparison['channels'][number]): string {
  const unit = what === 'days' ? 'days' : 'share';
  return `${channelWords[channel].toLowerCase()} ${valueInWords(value, unit)} (${dossiers} dossiers)`;
}
