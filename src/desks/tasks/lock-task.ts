import { ForbiddenException, HttpStatus } from '@nestjs/common';
import type { Membership } from '../../access/index.js';
import type { TaskState } from '../../dossiers/states.js';
import type { TaskKind } from '../../dossiers/tasks.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { NotNow, NotThere } from '../acting/refusals.js';
import { isWorkOf } from './own-services.js';

export interface LockedTask {
  id: string;
  kind: TaskKind;
  state: TaskState;
  service_id: string | null;
  /** Null: of the town's own configuration. */
  dossier_id: string | null;
  taken_by: string | null;
}

/** The work of another service, or of whoever is responsible. */
class NotYours extends ForbiddenException {
  constructor() {
    super({
      statusCode: HttpStatus.FORBIDDEN,
      message: 'Cette tâche est celle d’un autre service, ou du responsable.',
    });
  }
}

export const colleagueHasIt = 'Un collègue l’a prise.';

/**
 * Takes an open task for one person's decision, its dossier first, as everywhere. Having work to do tells nothing of what it is
 * about: whoever may not read the dossier may still see to it that somebody does.
 */
export async function lockTask(tx: TownTransaction, town: Town, member: Membership, id: string): Promise<LockedTask> {
  await tx.query(
    `SELECT 1 FROM dossier WHERE town_id = $1 AND id = (SELECT dossier_id FROM task WHERE town_id = $1 AND id = $2) FOR NO KEY UPDATE`,
    [tx.townId, id],
  );
  const [task] = await tx.query<LockedTask>(
    `SELECT id, kind, state, service_id, dossier_id, taken_by FROM task WHERE town_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [tx.townId, id],
  );
  if (!task) throw new NotThere();
  if (!isWorkOf(town, member, task)) throw new NotYours();
  if (task.state !== 'to-do' && task.state !== 'taken') throw new NotNow('Cette tâche n’est plus à faire.');
  return task;
}
