import type { TownTransaction } from '../../platform/database/index.js';
import { statesOf } from './fates.js';
import type { DoorCount } from './reconciliation.dto.js';

/** Counts what was stored between two moments, by door and by what became of it. */
export function countDoors(tx: TownTransaction, from: Date, until: Date): Promise<DoorCount[]> {
  return tx.query<DoorCount>(
    `SELECT channel, source, count(*)::int AS received,
            count(*) FILTER (WHERE state = ANY ($4))::int AS accepted,
            count(*) FILTER (WHERE state = ANY ($5))::int AS underway,
            count(*) FILTER (WHERE state = ANY ($6))::int AS "toPeople",
            count(*) FILTER (WHERE state = ANY ($7))::int AS quarantined,
            count(*) FILTER (WHERE state = ANY ($8))::int AS "setAside"
     FROM contact WHERE town_id = $1 AND stored_at >= $2 AND stored_at < $3 GROUP BY channel, source ORDER BY channel, source`,
    [
      tx.townId,
      from,
      until,
      statesOf('accepted'),
      statesOf('underway'),
      statesOf('toPeople'),
      statesOf('quarantined'),
      statesOf('setAside'),
    ],
  );
}

/** True when every contact is somewhere: a state nobody has counted would show here. */
export function isBalanced({ received, accepted, underway, toPeople, quarantined, setAside }: DoorCount): boolean {
  return received === accepted + underway + toPeople + quarantined + setAside;
}
