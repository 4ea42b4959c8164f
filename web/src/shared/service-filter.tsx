import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useSession } from '../api/session.js';
import { useServices } from '../api/tasks.js';

/** The service chosen, which is in the address; null: none. */
export function useChosenService(): string | null {
  return useSearchParams()[0].get('service');
}

/** Those who see several services: an agent has their own. */
export function useIsResponsible(town: string): boolean {
  const { data: session } = useSession();
  const role = session?.towns.find(({ slug }) => slug === town)?.role;
  return role === 'supervisor' || role === 'admin';
}

export function ServiceFilter({ town, all }: { town: string; all: string }) {
  const [search, setSearch] = useSearchParams();
  const { data: services = [] } = useServices(town);
  if (!useIsResponsible(town)) return null;
  const choose = (id: string) => {
    if (id) search.set('service', id);
    else search.delete('service');
    setSearch(search, { replace: true });
  };
  return (
    <NativeSelect
      label="Service"
      maw={420}
      my="sm"
      value={search.get('service') ?? ''}
      data={[{ value: '', label: all }, ...services.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}
