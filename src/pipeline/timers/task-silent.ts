import { watchAgent, type Watched } from '../../dossiers/silence.js';
import { addTasks, type TaskKind } from '../../dossiers/tasks.js';
import { writeEvents } from '../../dossiers/timeline.js';
import type { Deed, Ringing } from './deed.js';

/** The second time, the head of the service looks. */
const silencesOfHead = 2;

interface Taken {
  kind: TaskKind;
  service_id: string;
  /** The last that was heard of the agent on the dossier. */
  heard_at: Date;
}

/** Whoever has a task has not been heard of since: it is in the queue of its service again. */
export const taskSilent: Deed = async (ringing) => {
  const { tx, town, dossier, timer, at } = ringing;
  const { task, agent, from } = timer.facts as unknown as Watched;
  const taken = await stillTaken(ringing, task, agent);
  if (!taken) return [];
  if (taken.heard_at > new Date(from)) {
    await watchAgent(tx, town, { dossierId: dossier.id, serviceId: taken.service_id, task, agent }, taken.heard_at);
    return [];
  }
  const silences = await giveBack(ringing, task);
  const { kind, service_id: serviceId } = taken;
  await writeEvents(tx, [{ dossierId: dossier.id, kind: 'task-silent', at, data: { task, kind, agent, silences } }]);
  if (silences >= silencesOfHead) {
    const key = `escalated-${task}`;
    await addTasks(tx, [{ dossierId: dossier.id, key, kind: 'escalated', serviceId, reason: 'silent', dueAt: at }]);
  }
  return [];
};

async function stillTaken({ tx, dossier }: Ringing, task: string, agent: string): Promise<Taken | undefined> {
  const [taken] = await tx.query<Taken>(
    `SELECT kind, service_id, greatest(taken_at,
       (SELECT max(at) FROM timeline WHERE town_id = $1 AND dossier_id = $3 AND actor = $4)) AS heard_at
     FROM task WHERE town_id = $1 AND id = $2 AND dossier_id = $3 AND state = 'taken' AND taken_by = $4`,
    [tx.townId, task, dossier.id, agent],
  );
  return taken;
}

async function giveBack({ tx }: Ringing, task: string): Promise<number> {
  const [given] = await tx.query<{ silences: number }>(
    `UPDATE task SET state = 'to-do', taken_by = NULL, taken_at = NULL, silences = silences + 1
     WHERE town_id = $1 AND id = $2 RETURNING silences`,
    [tx.townId, task],
  );
  return given!.silences;
}
