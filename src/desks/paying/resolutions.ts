import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { messageDelivered } from '../../dossiers/message-outcome.js';
import { writeEvents } from '../../dossiers/timeline.js';
import type { Handed } from '../../pipeline/stage.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow, NotThere } from '../acting/refusals.js';

/** Messages of which nobody knew whether they had left: a person has found out. */
@Injectable()
export class Resolutions {
  constructor(
    private readonly desk: DeskWork,
    private readonly clock: Clock,
  ) {}

  resolve(member: Membership, caller: Caller, id: string, arrived: boolean): Promise<void> {
    return this.desk.decide(member.townId, async (tx) => {
      const [message] = await tx.query<{ dossier_id: string }>(
        'SELECT dossier_id FROM message WHERE town_id = $1 AND id = $2',
        [tx.townId, id],
      );
      if (!message) throw new NotThere();
      const dossier = await lockDossier(tx, member, { id: message.dossier_id });
      const deed = { actor: actorOf(caller), at: this.clock.now() };
      await lookedUp(tx, id, deed);
      await writeEvents(tx, [
        { dossierId: dossier.id, kind: 'message-looked-up', ...deed, data: { message: id, arrived } },
      ]);
      if (!arrived) return sendAgain(tx, id);
      await messageDelivered(tx, id, null, deed.at);
      // Of a request to another administration: the usager is told now that it has gone.
      return [{ stage: 'loopback', subjectId: dossier.id }];
    });
  }
}

async function lookedUp(tx: TownTransaction, id: string, { actor, at }: { actor: string; at: Date }): Promise<void> {
  const [unknown] = await tx.query(
    `WITH done AS (
       UPDATE task SET state = 'done', done_at = $3, done_by = $4
       WHERE town_id = $1 AND key = 'check-sending-' || $2::text AND open)
     SELECT id FROM message WHERE town_id = $1 AND id = $2::uuid AND state = 'unknown' FOR NO KEY UPDATE`,
    [tx.townId, id, at, actor],
  );
  if (!unknown) throw new NotNow('On sait déjà ce que ce message est devenu.');
}

async function sendAgain(tx: TownTransaction, id: string): Promise<Handed[]> {
  const [owed] = await tx.query(
    `SELECT 1 FROM debt WHERE town_id = $1 AND message_id = $2 AND state = 'owed'
     UNION ALL SELECT 1 FROM message JOIN transmission ON transmission.town_id = $1 AND transmission.id = transmission_id
     WHERE message.town_id = $1 AND message.id = $2 AND transmission.state IN ('prepared', 'sent')`,
    [tx.townId, id],
  );
  // Told twice is worse than told late.
  if (!owed) throw new NotNow('Ce message n’est plus dû à l’usager : il ne part plus.');
  await tx.query(`UPDATE message SET state = 'composed', failure = NULL WHERE town_id = $1 AND id = $2`, [
    tx.townId,
    id,
  ]);
  return [{ stage: 'delivery', subjectId: id }];
}
