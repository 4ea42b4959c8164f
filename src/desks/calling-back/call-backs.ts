import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, localDay, reachingRules, Towns } from '../../towns/index.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { moveContact } from '../acting/move-contact.js';
import { NotNow } from '../acting/refusals.js';
import { endProvisional } from '../deciding/end-provisional.js';
import { lockTask } from '../tasks/lock-task.js';
import type { CallBackOutcome } from './call-back.dto.js';

interface Deed {
  dossierId: string;
  taskId: string;
  actor: string;
  at: Date;
}

/** Missed calls that somebody has returned, or tried to. */
@Injectable()
export class CallBacks {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async note(member: Membership, caller: Caller, id: string, outcome: CallBackOutcome): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      const { kind, dossier_id: dossierId } = await lockTask(tx, town, member, id);
      if (kind !== 'return-call' || dossierId === null) throw new NotNow('Cette tâche n’est pas un appel à rendre.');
      const deed: Deed = { dossierId, taskId: id, actor: actorOf(caller), at: this.clock.now() };
      const { actor, at } = deed;
      await writeEvents(tx, [{ dossierId, kind: 'called-back', actor, at, data: { task: id, outcome } }]);
      const { call_backs } = reachingRules(town, localDay(town, at));
      if (outcome === 'answered') await end(tx, deed, 'called-back');
      else if ((await unanswered(tx, deed)) >= call_backs) await giveUp(tx, deed);
      else await again(tx, deed, endOfDay(town, addWorkingDays(town, at, 1)));
      return [];
    });
  }
}

async function unanswered(tx: TownTransaction, { dossierId, taskId }: Deed): Promise<number> {
  const [row] = await tx.query<{ times: number }>(
    `SELECT count(*)::int AS times FROM timeline WHERE town_id = $1 AND dossier_id = $2 AND kind = 'called-back'
     AND data ->> 'task' = $3 AND data ->> 'outcome' = 'no-answer'`,
    [tx.townId, dossierId, taskId],
  );
  return row!.times;
}

/** To the queue, for another day: whoever has a moment calls. */
async function again(tx: TownTransaction, { taskId }: Deed, dueAt: Date): Promise<void> {
  await tx.query(
    `UPDATE task SET state = 'to-do', taken_by = NULL, taken_at = NULL, due_at = $3 WHERE town_id = $1 AND id = $2`,
    [tx.townId, taskId, dueAt],
  );
}

/** What the contact is about is noted at its own desk, if anything is left to do. */
async function end(tx: TownTransaction, { dossierId, taskId, actor, at }: Deed, reason: string): Promise<void> {
  await tx.query(
    `WITH done AS (
       UPDATE task SET state = 'done', done_at = $4, done_by = $5 WHERE town_id = $1 AND id = $3)
     UPDATE debt SET state = 'waived', reason = $6, ended_at = $4
     WHERE town_id = $1 AND dossier_id = $2 AND kind = 'missed-call' AND state = 'owed'`,
    [tx.townId, dossierId, taskId, at, actor, reason],
  );
  await closeIfNothingIsOwed(tx, dossierId, at);
}

/** Nobody knows what they wanted, and they do not answer: closed, and the dossier shows when they were called. */
async function giveUp(tx: TownTransaction, deed: Deed): Promise<void> {
  const { dossierId, actor, at } = deed;
  await end(tx, deed, 'unreachable');
  const contacts = await tx.query<{ id: string; waits: boolean }>(
    `SELECT contact.id, contact.state = 'to-qualify' AS waits FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
     WHERE dossier_contact.town_id = $1 AND dossier_id = $2 ORDER BY received_at, contact.id`,
    [tx.townId, dossierId],
  );
  for (const { id, waits } of contacts) {
    if (waits) await moveContact(tx, id, ['to-qualify'], 'set-aside', { actor, at, reason: 'unreachable' });
    await endProvisional(tx, id, 'unreachable', actor, at);
  }
}
