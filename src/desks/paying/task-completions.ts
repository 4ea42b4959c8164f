import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { closeIfNothingIsOwed, endIfAnswered } from '../../dossiers/closing.js';
import { endPart } from '../../dossiers/sub-dossiers.js';
import type { TaskKind } from '../../dossiers/tasks.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow, NotThere } from '../acting/refusals.js';

/** Kinds that a word alone does not end, and what does. */
const doneElsewhere: Partial<Record<TaskKind, string>> = {
  'return-call': 'Notez ce que le rappel a donné : une réponse, ou pas de réponse.',
  // TR-01: a word alone proves nothing.
  transmission: 'Cette tâche se fait avec le bordereau de transmission.',
  'administration-silent': 'Cette tâche se fait avec le bordereau de transmission.',
  // The message would stay of unknown fate, and what it was to say owed with nobody to look.
  'check-sending':
    'Ouvrez le message dans le dossier et dites ce qu’il est devenu : « L’usager l’a reçu », ou « Il n’est pas arrivé ».',
};

/** Work a person has done. */
@Injectable()
export class TaskCompletions {
  constructor(
    private readonly desk: DeskWork,
    private readonly clock: Clock,
  ) {}

  complete(member: Membership, caller: Caller, id: string): Promise<void> {
    return this.desk.decide(member.townId, async (tx) => {
      const [asked] = await tx.query<{ dossier_id: string | null }>(
        'SELECT dossier_id FROM task WHERE town_id = $1 AND id = $2 AND contact_id IS NULL',
        [tx.townId, id],
      );
      if (!asked) throw new NotThere();
      const at = this.clock.now();
      const actor = actorOf(caller);
      if (asked.dossier_id === null) {
        // Of the town's own configuration: no dossier waits for it.
        await done(tx, id, actor, at);
        return [];
      }
      const dossier = await lockDossier(tx, member, { id: asked.dossier_id });
      const kind = await done(tx, id, actor, at);
      await writeEvents(tx, [{ dossierId: dossier.id, kind: 'task-done', actor, at, data: { task: id, kind } }]);
      // What could not be said, or failed, is tried again now that somebody has seen to it.
      if (kind === 'complete-message' || kind === 'technical-failure')
        return [{ stage: 'loopback', subjectId: dossier.id }];
      await endPart(tx, dossier.id);
      await endIfAnswered(tx, dossier.id);
      await closeIfNothingIsOwed(tx, dossier.id, at);
      return [];
    });
  }
}

async function done(tx: TownTransaction, id: string, actor: string, at: Date): Promise<TaskKind> {
  const [task] = await tx.query<{ kind: TaskKind }>(
    `UPDATE task SET state = 'done', done_at = $3, done_by = $4 WHERE town_id = $1 AND id = $2 AND open RETURNING kind`,
    [tx.townId, id, at, actor],
  );
  if (!task) throw new NotNow('Cette tâche est déjà faite.');
  const elsewhere = doneElsewhere[task.kind];
  // Rolled back with it.
  if (elsewhere) throw new NotNow(elsewhere);
  return task.kind;
}
