import type { ChannelName } from '../../dossiers/arrival.js';
import {
  acknowledgementTimers,
  lawOn,
  needsValidation,
  ownTermTimers,
  promiseTimers,
  suspendedUntil,
  suspensionTimers,
  tacitDecisionOn,
  tacitTimers,
  type DocumentsAsked,
  type LegalFacts,
} from '../../dossiers/clocks/index.js';
import { addWorkingDays, endOfDay, localDay, type Town } from '../../towns/index.js';
import { missingDocuments } from './debts-of.js';
import type { Plan, Routed } from './plan.js';

const transmissionWorkingDays = 2; // TR-03
const electronic: readonly ChannelName[] = ['email', 'web_form'];

type Clocks = Pick<Plan, 'law' | 'isLawUnsure' | 'tacitOn' | 'asked' | 'timers'>;

/** The two clocks of a dossier, wound: what the law gives, from the day of reception, and what the service promises. */
export function clocksOf(
  town: Town,
  planned: Pick<Plan, 'demarche' | 'mode' | 'service' | 'administration' | 'targetDate'>,
  contact: Routed,
  isParent: boolean,
): Clocks {
  const { demarche, mode, service, administration, targetDate } = planned;
  if (mode === 'orientation') return { law: null, isLawUnsure: false, tacitOn: null, asked: null, timers: [] };
  const receivedOn = localDay(town, contact.receivedAt);
  const law = lawOn(town, demarche, receivedOn);
  const asked = mode === 'municipal' && isParent ? askedOf(town, contact) : null;
  const facts = law && factsOf(town, law, receivedOn, administration === null, asked);
  const tacitOn = facts && tacitDecisionOn(facts);
  const from = contact.askedAt;
  return {
    law,
    isLawUnsure: needsValidation(law),
    tacitOn,
    asked,
    timers: [
      ...(mode === 'municipal' ? promiseTimers(town, service, targetDate, from) : []),
      ...(mode === 'transmission'
        ? [{ kind: 'transmission-late' as const, dueAt: transmissionDueAt(town, contact) }]
        : []),
      ...(electronic.includes(contact.channel) ? acknowledgementTimers(town, contact.receivedAt) : []),
      ...tacitTimers(town, service, tacitOn, from),
      ...suspensionTimers(town, facts && suspendedUntil(facts, localDay(town, from))),
      ...ownTermTimers(town, demarche.id, receivedOn, law?.reminderDays ?? null),
    ],
  };
}

export function transmissionDueAt(town: Town, { receivedAt }: Routed): Date {
  return endOfDay(town, addWorkingDays(town, receivedAt, transmissionWorkingDays));
}

function askedOf(town: Town, contact: Routed): DocumentsAsked | null {
  const { missingDocuments: documents, missingDeadline: deadline } = missingDocuments(town, contact);
  return documents && deadline ? { documents, deadline, askedAt: contact.askedAt } : null;
}

function factsOf(
  town: Town,
  law: LegalFacts['law'],
  receivedOn: string,
  isOurs: boolean,
  asked: DocumentsAsked | null,
): LegalFacts {
  return {
    law,
    receivedOn,
    competentOn: isOurs ? receivedOn : null,
    asked: asked ? [{ askedOn: localDay(town, asked.askedAt), deadline: asked.deadline, receivedOn: null }] : [],
    answeredOn: null,
  };
}
