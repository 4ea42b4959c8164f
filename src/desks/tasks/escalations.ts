import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import { addTasks } from '../../dossiers/tasks.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow } from '../acting/refusals.js';
import { lockTask, type LockedTask } from './lock-task.js';
import { isOfHead } from './own-services.js';

/** An agent asks whoever is responsible. The task stays where it is. */
@Injectable()
export class Escalations {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async escalate(member: Membership, caller: Caller, id: string, reason: string): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      const task = await lockTask(tx, town, member, id);
      const { dossier_id: dossierId, service_id: serviceId, kind } = task;
      if (dossierId === null || isOfHead(kind) || (await isEscalated(tx, task)))
        throw new NotNow('Le responsable a déjà cette tâche.');
      const [actor, at] = [actorOf(caller), this.clock.now()];
      await addTasks(tx, [
        { dossierId, key: `escalated-${id}`, kind: 'escalated', serviceId, reason: maskSensitive(reason), dueAt: at },
      ]);
      await writeEvents(tx, [{ dossierId, kind: 'task-escalated', actor, at, data: { task: id, kind } }]);
      return [];
    });
  }
}

async function isEscalated(tx: TownTransaction, { id, dossier_id }: LockedTask): Promise<boolean> {
  const [open] = await tx.query(
    `SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND key = 'escalated-' || $3::text AND open`,
    [tx.townId, dossier_id, id],
  );
  return open !== undefined;
}
