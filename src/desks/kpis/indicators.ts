import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Membership } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { Invalid } from '../../platform/http/index.js';
import { Towns, type Town } from '../../towns/index.js';
import type { Asked } from './asked.js';
import { Figures, type PlacedFigure } from './figures.js';
import { kpis } from './kpis.js';
import type { KpiReport, KpisQuery } from './kpis.dto.js';
import { periodsUntil } from './periods.js';
import { reportOf } from './report.js';

/** K1 to K17 of a town, for whoever is responsible (docs/kpis.md). */
@Injectable()
export class Indicators {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async of({ townId }: Membership, query: KpisQuery): Promise<KpiReport> {
    const town = await this.towns.byId(townId);
    checkNames(town, query);
    const asked = this.asked(town, query);
    return this.database.inTown(townId, async (tx) => {
      const figures = new Figures(tx, town, asked);
      // One after the other: they share a connection.
      const placed = new Map<string, PlacedFigure[]>();
      for (const { id, count } of kpis.flatMap(({ measures }) => measures)) placed.set(id, await figures.of(count));
      return reportOf(town, asked, placed, await figures.comparisons());
    });
  }

  private asked(town: Town, { period, count, until, service, channel, demarche, by }: KpisQuery): Asked {
    const { timezone: zone } = town.platform.working_calendar;
    const now = this.clock.now();
    const last = until === undefined ? now : DateTime.fromISO(until, { zone }).toJSDate();
    const only = { service, channel, demarche };
    return { name: period, periods: periodsUntil(last, zone, period, count), zone, now, only, by: by ?? null };
  }
}

function checkNames(town: Town, { service, demarche }: KpisQuery): void {
  if (service !== undefined && !town.services.has(service))
    throw new Invalid([{ field: 'service', message: 'La ville n’a pas ce service.' }]);
  if (demarche !== undefined && !town.demarches.has(demarche))
    throw new Invalid([{ field: 'demarche', message: 'Cette démarche n’est pas au catalogue.' }]);
}
