import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import type { Membership } from '../../access/index.js';
import { countDoors, isBalanced } from './balance.js';
import { isBalancedWithServer, mailboxAccounts, unreadMailboxes, waitingMails } from './mailbox-accounts.js';
import type { Reconciliation, RefusalCount } from './reconciliation.dto.js';

@Injectable()
export class Reconciliations {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  /** @param day YYYY-MM-DD in the town's time; today without it */
  async of({ townId }: Membership, day?: string): Promise<Reconciliation> {
    const town = await this.towns.byId(townId);
    const { timezone: zone } = town.platform.working_calendar;
    const start = day
      ? DateTime.fromISO(day, { zone })
      : DateTime.fromJSDate(this.clock.now(), { zone }).startOf('day');
    const iso = start.toISODate()!;
    const [from, until] = [start.toJSDate(), start.plus({ days: 1 }).toJSDate()];
    const { doors, mailboxes, waiting, unread } = await this.database.inTown(townId, async (tx) => ({
      doors: await countDoors(tx, from, until),
      mailboxes: await mailboxAccounts(tx, iso, from, until),
      waiting: await waitingMails(tx),
      unread: await unreadMailboxes(tx),
    }));
    const balanced = doors.every(isBalanced) && mailboxes.every(isBalancedWithServer);
    return { day: iso, balanced, doors, mailboxes, waiting, unread, refusals: await this.refusals(iso) };
  }

  private refusals(day: string): Promise<RefusalCount[]> {
    return this.database.query<RefusalCount>(
      'SELECT channel, reason, sum(count)::int AS count FROM refusal WHERE day = $1 GROUP BY channel, reason ORDER BY channel, reason',
      [day],
    );
  }
}
