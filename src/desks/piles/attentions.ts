import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { actorOf } from '../acting/actor.js';
import { NotThere } from '../acting/refusals.js';
import type { Attention } from './attention.dto.js';

/** A page says every fifteen seconds that it is still there; one that has said nothing for three times that is gone. */
const goneAfterMs = 45_000;

/** Who has which contact before them: nobody is kept from working, and nobody works on the same one unknowingly. */
@Injectable()
export class Attentions {
  constructor(
    private readonly database: TownDatabase,
    private readonly clock: Clock,
  ) {}

  /** @returns what the colleagues are on */
  async turn({ townId }: Membership, caller: Caller, contactId: string): Promise<Attention[]> {
    const now = this.clock.now();
    return this.database.inTown(townId, async (tx) => {
      await write(tx, caller, contactId, now);
      return tx.query<Attention>(
        `SELECT contact_id AS "contactId", name, since FROM attention WHERE town_id = $1 AND login <> $2 AND seen_at > $3 ORDER BY since, login`,
        [tx.townId, actorOf(caller), new Date(now.getTime() - goneAfterMs)],
      );
    });
  }

  async turnAway({ townId }: Membership, caller: Caller, contactId: string): Promise<void> {
    await this.database.inTown(townId, (tx) =>
      tx.query('DELETE FROM attention WHERE town_id = $1 AND login = $2 AND contact_id = $3', [
        tx.townId,
        actorOf(caller),
        contactId,
      ]),
    );
  }
}

async function write(tx: TownTransaction, caller: Caller, contactId: string, now: Date): Promise<void> {
  const [written] = await tx.query(
    `INSERT INTO attention (town_id, login, name, contact_id, since, seen_at)
     SELECT $1, $2, $3, id, $5, $5 FROM contact WHERE town_id = $1 AND id = $4
     ON CONFLICT (town_id, login) DO UPDATE SET name = excluded.name, contact_id = excluded.contact_id, seen_at = excluded.seen_at,
       since = CASE WHEN attention.contact_id = excluded.contact_id AND attention.seen_at > $6 THEN attention.since ELSE excluded.since END
     RETURNING login`,
    [tx.townId, actorOf(caller), caller.name, contactId, now, new Date(now.getTime() - goneAfterMs)],
  );
  if (!written) throw new NotThere();
}
