import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import { Clock } from '../../platform/clock/index.js';
import { Invalid } from '../../platform/http/index.js';
import { resolveService } from '../../towns/configuration/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow } from '../acting/refusals.js';
import { giveDossier, giveTask, type Giving } from './give.js';
import { colleagueHasIt, lockTask } from './lock-task.js';
import { ownServices } from './own-services.js';

export interface ReassignmentAsked {
  /** Id. */
  service: string;
  reason: string;
}

/** From one service of the town to another; the date of reception stays (TR-06). */
@Injectable()
export class Reassignments {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async reassign(member: Membership, caller: Caller, id: string, asked: ReassignmentAsked): Promise<void> {
    const town = await this.towns.byId(member.townId);
    const to = serviceAsked(town, asked.service);
    return this.desk.decide(town.id, async (tx) => {
      const task = await lockTask(tx, town, member, id);
      if (task.dossier_id === null)
        throw new NotNow('Cette tâche concerne la configuration de la ville : elle y reste.');
      const deed = { actor: actorOf(caller), at: this.clock.now() };
      const isColleagues = task.state === 'taken' && task.taken_by !== deed.actor;
      if (isColleagues && ownServices(town, member) !== null) throw new NotNow(colleagueHasIt);
      // Whoever gives it to others has read what it is about.
      const dossier = await lockDossier(tx, member, { id: task.dossier_id });
      if (task.service_id === to.id) throw new NotNow('Cette tâche est déjà celle de ce service.');
      const giving: Giving = { dossier, task, to, reason: maskSensitive(asked.reason), ...deed };
      return task.kind === 'handle' ? giveDossier(tx, town, giving) : giveTask(tx, giving);
    });
  }
}

function serviceAsked(town: Town, id: string) {
  if (!town.services.has(id)) throw new Invalid([{ field: 'service', message: 'La ville n’a pas ce service.' }]);
  const resolved = resolveService(town.configuration, id);
  return resolved.kind === 'service' ? resolved.service : resolved.front;
}
