import { channelWords } from '../words.js';
import type { Reconciliation } from './accounts.js';
import { Table } from './table.js';

const isChannel = (channel: string): channel is keyof typeof channelWords => channel in channelWords;

/** What was turned away, of the whole installation: a wrong signature has no town. */
export function Refusals({ refusals }: Pick<Reconciliation, 'refusals'>) {
  if (refusals.length === 0) return null;
  return (
    <Table
      title="Refusés à l’entrée, toutes villes ensemble"
      nothing=""
      columns={['Entrée', 'Pourquoi', 'Nombre']}
      rows={refusals.map(({ channel, reason, count }) => [
        isChannel(channel) ? channelWords[channel] : channel,
        reason,
        count,
      ])}
    />
  );
}
