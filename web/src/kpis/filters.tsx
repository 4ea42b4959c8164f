import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useDemarches } from '../api/contacts.js';
import type { Channel } from '../api/types.js';
import { ServiceFilter } from '../shared/service-filter.js';
import { channelWords } from '../words.js';
import classes from './kpis.module.css';
import type { Choice, PeriodName } from './kpis.js';

const periodWords: Record<PeriodName, string> = { month: 'Mois', week: 'Semaine', day: 'Jour', quarter: 'Trimestre' };
const all = { value: '', label: 'Tout' };

/** What was chosen, which is in the address. */
export function useChoice(): Choice {
  const [search] = useSearchParams();
  const chosen = (name: string) => search.get(name) || undefined;
  const period = chosen('period');
  const channel = chosen('channel');
  return {
    period: isOf(periodWords, period) ? period : 'month',
    ...(isOf(channelWords, channel) && { channel }),
    ...(chosen('service') && { service: chosen('service')! }),
    ...(chosen('demarche') && { demarche: chosen('demarche')! }),
  };
}

export function Filters({ town }: { town: string }) {
  const { data: demarches = [] } = useDemarches(town);
  return (
    <div className={classes.filters}>
      <Filter name="period" label="Par" data={optionsOf(periodWords)} />
      <ServiceFilter town={town} all="Tous les services" />
      <Filter name="channel" label="Canal" data={[all, ...optionsOf<Channel>(channelWords)]} />
      <Filter
        name="demarche"
        label="Démarche"
        data={[all, ...demarches.map(({ id, title }) => ({ value: id, label: title }))]}
      />
    </div>
  );
}

interface Given {
  name: string;
  label: string;
  data: { value: string; label: string }[];
}

function Filter({ name, label, data }: Given) {
  const [search, setSearch] = useSearchParams();
  const choose = (value: string) => {
    if (value) search.set(name, value);
    else search.delete(name);
    setSearch(search, { replace: true });
  };
  return (
    <NativeSelect
      label={label}
      my="sm"
      maw={320}
      value={search.get(name) ?? data[0]!.value}
      data={data}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}

function optionsOf<Key extends string>(words: Record<Key, string>) {
  return Object.entries<string>(words).map(([value, label]) => ({ value, label }));
}

function isOf<Key extends string>(words: Record<Key, string>, key: string | undefined): key is Key {
  return key !== undefined && key in words;
}
