import type { TownTransaction } from '../../platform/database/index.js';
import { openHours, type Town } from '../../towns/index.js';
import type { Asked } from './asked.js';
import { percentile, standardDeviation, type Figure } from './figure.js';
import { grouped, placeKey } from './grouped.js';
import { selectRows, type Place } from './rows.js';

export type FirstLook = Place & { service: string; hours: number };
type Row = Place & { service_id: string | null; received_at: Date; opened_at: Date };

/** How long each dossier waited for its service, in the hours that service is open (K4). */
export async function firstLooks(tx: TownTransaction, town: Town, asked: Asked): Promise<FirstLook[]> {
  const columns = 'service_id, at AS received_at, opened_at';
  const rows = await selectRows<Row>(tx, { view: 'kpi_k4', columns }, asked);
  const hoursOf = openHours(town);
  return rows.flatMap(({ period, group, service_id, received_at, opened_at }) => {
    const service = service_id === null ? undefined : town.services.get(service_id);
    // A service that has left the configuration has no calendar any more.
    if (!service) return [];
    return [{ period, group, service: service.id, hours: hoursOf(service, received_at, opened_at) }];
  });
}

export function hoursFigures(
  by: 'median-hours' | 'ninetieth-hours' | 'spread-hours',
  looks: readonly FirstLook[],
): (Place & Figure)[] {
  return grouped(looks, placeKey).map((own) => {
    const { period, group } = own[0]!;
    return { period, group, numerator: null, ...(by === 'spread-hours' ? spread(own) : part(own, by)) };
  });
}

function part(looks: readonly FirstLook[], by: 'median-hours' | 'ninetieth-hours'): Omit<Figure, 'numerator'> {
  const value = percentile(rising(looks), by === 'median-hours' ? 0.5 : 0.9);
  return { denominator: looks.length, value };
}

function spread(looks: readonly FirstLook[]): Omit<Figure, 'numerator'> {
  const medians = grouped(looks, ({ service }) => service).map((own) => percentile(rising(own), 0.5)!);
  return { denominator: medians.length, value: medians.length < 2 ? null : standardDeviation(medians) };
}

function rising(looks: readonly FirstLook[]): number[] {
  return looks.map(({ hours }) => hours).sort((one, other) => one - other);
}
