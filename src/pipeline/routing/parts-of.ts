import { v7 as uuid } from 'uuid';
import { promiseTimers } from '../../dossiers/clocks/index.js';
import type { NewDossier } from '../../dossiers/open-dossiers.js';
import type { NewTask } from '../../dossiers/tasks.js';
import type { NewTimer } from '../../dossiers/timers.js';
import type { Demarche, Service } from '../../towns/configuration/index.js';
import { endOfDay, ownerOf, type Town } from '../../towns/index.js';
import type { Routed } from './plan.js';
import { promisedOn } from './promised-on.js';

/** What one service does of a démarche that several have a hand in. */
export interface Part {
  /** In French. */
  title: string;
  service: Service;
  /** YYYY-MM-DD. */
  targetDate: string;
  tasks: Omit<NewTask, 'dossierId'>[];
  timers: Omit<NewTimer, 'dossierId'>[];
}

/** Each by its own service's calendar; none where the town has one service do them all. */
export function partsOf(
  town: Town,
  { parts = [], target_delay }: Demarche,
  contact: Pick<Routed, 'receivedAt' | 'relayedAt' | 'askedAt'>,
): Part[] {
  const owned = parts.map(({ title, service: id }) => {
    const { service } = ownerOf(town, { actor: { type: 'municipal', service: id } });
    const targetDate = promisedOn(town, service.id, contact, target_delay.answer);
    const tasks = [{ key: 'handle', kind: 'handle' as const, reason: title, dueAt: endOfDay(town, targetDate) }];
    return { title, service, targetDate, tasks, timers: promiseTimers(town, service, targetDate, contact.askedAt) };
  });
  return new Set(owned.map(({ service }) => service.id)).size > 1 ? owned : [];
}

type Parent = Pick<NewDossier, 'id' | 'demarcheId' | 'usagerId' | 'priority' | 'confidential' | 'receivedAt'>;

/**
 * The sub-dossiers of a dossier, one for each part. They owe the usager nothing: one acknowledgement and one answer come from
 * the parent (J09), whose silence alone decides. What was written is no more secret for being read by another service too.
 */
export function subDossiers(parent: Parent, parts: readonly Part[]): NewDossier[] {
  return parts.map(({ title, service, targetDate, tasks, timers }) => ({
    id: uuid(),
    parentId: parent.id,
    demarcheId: parent.demarcheId,
    serviceId: service.id,
    administrationId: null,
    usagerId: parent.usagerId,
    priority: parent.priority,
    confidential: parent.confidential,
    summary: parent.confidential ? null : title,
    receivedAt: parent.receivedAt,
    targetDate,
    state: 'open',
    tasks,
    timers,
    debts: [],
  }));
}
