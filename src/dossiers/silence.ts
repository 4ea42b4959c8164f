import type { TownTransaction } from '../platform/database/index.js';
import { addServiceDays, endOfDay, localDay, taskRules, type Town } from '../towns/index.js';
import { setTimers } from './timers.js';

/** What the timer `task-silent` is about. */
export interface Watched {
  task: string;
  /** Login. */
  agent: string;
  /** ISO instant: the last that was heard of them on the dossier. */
  from: string;
}

/**
 * An agent has a task: once whole working days of the service have passed without anything of theirs on the dossier, it goes
 * back to the queue, so that nothing waits for somebody who has forgotten it, or is ill.
 */
export function watchAgent(
  tx: TownTransaction,
  town: Town,
  { dossierId, serviceId, task, agent }: { dossierId: string; serviceId: string; task: string; agent: string },
  from: Date,
): Promise<void> {
  const days = taskRules(town, localDay(town, from)).silent_working_days;
  const dueAt = endOfDay(town, addServiceDays(town, serviceId, from, days));
  const facts: Watched = { task, agent, from: from.toISOString() };
  const key = `task-silent-${task}-${facts.from}`;
  return setTimers(tx, [{ dossierId, kind: 'task-silent', key, dueAt, facts: { ...facts } }]);
}
