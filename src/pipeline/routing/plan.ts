import type { ChannelName, SenderIdentity } from '../../dossiers/arrival.js';
import type { DocumentsAsked, Law } from '../../dossiers/clocks/index.js';
import type { NewDebt } from '../../dossiers/debts.js';
import { isPostalOnly } from '../../dossiers/postal-only.js';
import type { NewTask } from '../../dossiers/tasks.js';
import type { NewTimer } from '../../dossiers/timers.js';
import type { Administration, Demarche, Service } from '../../towns/configuration/index.js';
import {
  endOfDay,
  isSamePerson,
  localDay,
  ownerOf,
  reachingRules,
  serviceDaysBefore,
  type Town,
} from '../../towns/index.js';
import { chooseRoute, type Route, type Situation } from './choose-route.js';
import { clocksOf, transmissionDueAt } from './clocks-of.js';
import { debtsOf } from './debts-of.js';
import { partsOf, type Part } from './parts-of.js';
import { promisedOn } from './promised-on.js';

/** What routing needs to know of a contact. */
export interface Routed extends Situation {
  channel: ChannelName;
  /** When the town hall had it: the law counts from then. */
  receivedAt: Date;
  /** When an agent who had it passed it on; absent: it came by itself. */
  relayedAt?: Date;
  sender: SenderIdentity;
  /** Whose door it came by; null: the town hall's common one. */
  serviceId: string | null;
  /** Titles of documents noted as missing. */
  documentsMissing: string[];
  /** When they are asked for, by the first word. */
  askedAt: Date;
  /** Its words name a day by which something is due. */
  hasDeadline: boolean;
}

/** `municipal`: a service of the town answers. `transmission`: an administration does. `orientation`: the usager goes there (TR-04). */
export const modes = ['municipal', 'transmission', 'orientation'] as const;
export type Mode = (typeof modes)[number];

export interface Plan {
  demarche: Demarche;
  /** Why it goes there. */
  route: Route;
  mode: Mode;
  service: Service;
  administration: Administration | null;
  priority: 'normal' | 'high' | 'emergency';
  /** YYYY-MM-DD: what the usager is told. */
  targetDate: string;
  /** YYYY-MM-DD: when the answer leaves at the latest, so as to arrive by then. */
  leavesOn: string;
  /** When another legal person receives it, whose door it did not come by (N-04); null: the town hall is competent. */
  competentAt: Date | null;
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
  /** The services that each do their part of it (J09); none: one service does it all. */
  parts: Part[];
}

const written: readonly ChannelName[] = ['email', 'letter', 'web_form'];

/**
 * Whose is it? From the démarche to a service of the town or an administration outside, with the work and the debts that
 * follow. Nothing is without an owner.
 */
export function plan(town: Town, demarcheId: string, contact: Routed, isParent: boolean): Plan {
  const demarche = town.demarches.get(demarcheId);
  if (!demarche) throw new Error(`the town ${town.slug} has no démarche ${demarcheId}`);
  const route = chooseRoute(town, demarche, contact);
  const { service, outside } = ownerOf(town, route);
  const mode = outside ? modeOf(outside.administration, contact.channel) : 'municipal';
  const targetDate = promisedOn(town, service.id, contact, demarche.target_delay.answer);
  const partial = {
    demarche,
    route,
    mode,
    service,
    administration: outside?.administration ?? null,
    priority: contact.danger ?? ('normal' as const),
    targetDate,
    competentAt: isSamePerson(town, contact.serviceId, service.id) || mode !== 'municipal' ? null : contact.at,
    leavesOn: isPostalOnly(contact.channel, contact.sender) ? postedOn(town, service, targetDate, contact) : targetDate,
  };
  const parts = mode === 'municipal' ? partsOf(town, demarche, contact) : [];
  return {
    ...partial,
    ...clocksOf(town, partial, contact, isParent),
    tasks: tasksOf(town, partial, contact),
    debts: debtsOf(town, { ...partial, parts }, contact, isParent),
    parts,
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

/** The post takes some days (J26); never before the request has come. */
function postedOn(town: Town, { id }: Service, targetDate: string, { receivedAt }: Routed): string {
  const receivedOn = localDay(town, receivedAt);
  const day = serviceDaysBefore(town, id, targetDate, reachingRules(town, receivedOn).letter_working_days);
  return day < receivedOn ? receivedOn : day;
}

function tasksOf(
  town: Town,
  { mode, service, leavesOn }: Pick<Plan, 'mode' | 'service' | 'leavesOn'>,
  contact: Routed,
): Omit<NewTask, 'dossierId'>[] {
  const tasks: Omit<NewTask, 'dossierId'>[] = [];
  if (contact.danger) tasks.push({ key: 'alert', kind: 'alert', reason: contact.danger, dueAt: contact.receivedAt });
  if (mode === 'municipal') tasks.push({ key: 'handle', kind: 'handle', dueAt: endOfDay(town, leavesOn) });
  if (mode === 'transmission') {
    const serviceId =
      contact.channel === 'letter' && !service.confidential ? town.configuration.mailroom_service : undefined;
    tasks.push({ key: 'transmission', kind: 'transmission', serviceId, dueAt: transmissionDueAt(town, contact) });
  }
  return tasks;
}
