import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Caller, Membership } from '../../access/index.js';
import { enforce, overturnsSince, versionsOf, type Version } from '../../pipeline/qualification/models/index.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { actorOf } from '../acting/actor.js';
import { NotNow, NotThere } from '../acting/refusals.js';
import type { Overturns } from './models.dto.js';

const weeksCounted = 13;

/** What the classifier of a town has become, and the one decision a person takes about it: which version answers. */
@Injectable()
export class Models {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  all({ townId }: Membership): Promise<Version[]> {
    return this.database.inTown(townId, versionsOf);
  }

  /** Each process sees it within the half-minute. */
  async enforce({ townId }: Membership, caller: Caller, version: number): Promise<void> {
    const outcome = await this.database.inTown(townId, (tx) => enforce(tx, version, actorOf(caller)));
    switch (outcome) {
      case 'enforced':
        return;
      case 'unknown':
        throw new NotThere();
      case 'already':
        throw new NotNow('Cette version est déjà en service.');
      case 'given-up':
        throw new NotNow(
          'Cette version n’est plus gardée, ou n’a jamais pu servir : elle ne peut pas être mise en service.',
        );
      default:
        return outcome satisfies never;
    }
  }

  async overturns({ townId }: Membership): Promise<Overturns> {
    const { timezone: zone } = (await this.towns.byId(townId)).platform.working_calendar;
    const since = DateTime.fromJSDate(this.clock.now(), { zone })
      .startOf('week')
      .minus({ weeks: weeksCounted - 1 });
    const weeks = await this.database.inTown(townId, (tx) => overturnsSince(tx, since.toJSDate(), zone));
    return { since: since.toISODate()!, weeks };
  }
}
