import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { watchAgent } from '../../dossiers/silence.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow } from '../acting/refusals.js';
import { colleagueHasIt, lockTask, type LockedTask } from './lock-task.js';
import { ownServices } from './own-services.js';

/** Who has which task: of two who take it, the second is told that a colleague has. */
@Injectable()
export class Takings {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async take(member: Membership, caller: Caller, id: string): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      const task = await lockTask(tx, town, member, id);
      const [actor, at] = [actorOf(caller), this.clock.now()];
      if (task.state === 'taken' && task.taken_by !== actor) throw new NotNow(colleagueHasIt);
      if (task.state === 'taken') return [];
      await move(tx, task, 'task-taken', { actor, at });
      if (task.dossier_id !== null && task.service_id !== null) {
        const watched = { dossierId: task.dossier_id, serviceId: task.service_id, task: id, agent: actor };
        await watchAgent(tx, town, watched, at);
      }
      return [];
    });
  }

  /** To the queue of its service. Whoever is responsible may do it for an agent who is away. */
  async giveBack(member: Membership, caller: Caller, id: string): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      const task = await lockTask(tx, town, member, id);
      const [actor, at] = [actorOf(caller), this.clock.now()];
      if (task.state === 'to-do') return [];
      if (task.taken_by !== actor && ownServices(town, member) !== null) throw new NotNow(colleagueHasIt);
      await move(tx, task, 'task-returned', { actor, at });
      return [];
    });
  }
}

async function move(
  tx: TownTransaction,
  { id, kind, dossier_id: dossierId }: LockedTask,
  event: 'task-taken' | 'task-returned',
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const isTaken = event === 'task-taken';
  await tx.query('UPDATE task SET state = $3, taken_by = $4, taken_at = $5 WHERE town_id = $1 AND id = $2', [
    tx.townId,
    id,
    isTaken ? 'taken' : 'to-do',
    isTaken ? actor : null,
    isTaken ? at : null,
  ]);
  if (dossierId !== null) await writeEvents(tx, [{ dossierId, kind: event, actor, at, data: { task: id, kind } }]);
}
