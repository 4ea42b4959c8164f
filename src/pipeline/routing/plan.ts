import type { ChannelName, SenderIdentity } from '../../dossiers/arrival.js';
import type { DocumentsAsked, Law } from '../../dossiers/clocks/index.js';
import type { NewDebt } from '../../dossiers/debts.js';
import type { NewTask } from '../../dossiers/tasks.js';
import type { NewTimer } from '../../dossiers/timers.js';
import type { Administration, Demarche, Service } from '../../towns/configuration/index.js';
import { addServiceDays, endOfDay, ownerOf, type Town } from '../../towns/index.js';
import { clocksOf, transmissionDueAt } from './clocks-of.js';
import { debtsOf } from './debts-of.js';

/** What routing needs to know of a contact. */
export interface Routed {
  channel: ChannelName;
  receivedAt: Date;
  sender: SenderIdentity;
  /** Titles of documents noted as missing. */
  documentsMissing: string[];
  /** When they are asked for, by the first word. */
  askedAt: Date;
  danger: 'high' | 'emergency' | null;
}

/** `municipal`: a service of the town answers. `transmission`: an administration does. `orientation`: the usager goes there (TR-04). */
export type Mode = 'municipal' | 'transmission' | 'orientation';

export interface Plan {
  demarche: Demarche;
  mode: Mode;
  service: Service;
  administration: Administration | null;
  priority: 'normal' | 'high' | 'emergency';
  targetDate: string;
  /** Null: where the usager is only told where to go, and where no version of the law is established for that day. */
  law: Law | null;
  /** Somebody must say what the law is (AR-09). */
  isLawUnsure: boolean;
  /** YYYY-MM-DD: when silence decides. */
  tacitOn: string | null;
  asked: DocumentsAsked | null;
  timers: Omit<NewTimer, 'dossierId'>[];
  tasks: Omit<NewTask, 'dossierId'>[];
  debts: Omit<NewDebt, 'dossierId'>[];
}

const written: readonly ChannelName[] = ['email', 'letter', 'web_form'];

/**
 * Whose is it? From the démarche to a service of the town or an administration outside, with the work and the debts that
 * follow. Nothing is without an owner.
 */
export function plan(town: Town, demarcheId: string, contact: Routed, isParent: boolean): Plan {
  const demarche = town.demarches.get(demarcheId);
  if (!demarche) throw new Error(`the town ${town.slug} has no démarche ${demarcheId}`);
  const { service, outside } = ownerOf(town, demarche);
  const mode = outside ? modeOf(outside.administration, contact.channel) : 'municipal';
  const targetDate = addServiceDays(town, service.id, contact.receivedAt, demarche.target_delay.answer);
  const partial = {
    demarche,
    mode,
    service,
    administration: outside?.administration ?? null,
    priority: contact.danger ?? ('normal' as const),
    targetDate,
  };
  return {
    ...partial,
    ...clocksOf(town, partial, contact, isParent),
    tasks: tasksOf(town, partial, contact),
    debts: debtsOf(town, partial, contact, isParent),
  };
}

/**
 * What is written to us by mistake is sent on (CRPA L114-2). A call or a visit is told where to go, and so is whoever writes
 * about what is not known to be an administration's (TR-04).
 */
function modeOf(administration: Administration | null, channel: ChannelName): Mode {
  const isSentOn = administration !== null && administration.mode !== 'orientation' && written.includes(channel);
  return isSentOn ? 'transmission' : 'orientation';
}

function tasksOf(
  town: Town,
  { mode, service, targetDate }: Pick<Plan, 'mode' | 'service' | 'targetDate'>,
  contact: Routed,
): Omit<NewTask, 'dossierId'>[] {
  const tasks: Omit<NewTask, 'dossierId'>[] = [];
  if (contact.danger) tasks.push({ key: 'alert', kind: 'alert', reason: contact.danger, dueAt: contact.receivedAt });
  if (mode === 'municipal') tasks.push({ key: 'handle', kind: 'handle', dueAt: endOfDay(town, targetDate) });
  if (mode === 'transmission') {
    const serviceId =
      contact.channel === 'letter' && !service.confidential ? town.configuration.mailroom_service : undefined;
    tasks.push({ key: 'transmission', kind: 'transmission', serviceId, dueAt: transmissionDueAt(town, contact) });
  }
  return tasks;
}
