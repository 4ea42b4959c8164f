import type { ChannelName } from '../../dossiers/arrival.js';
import {
  acknowledgementTimers,
  documentsReminderTimers,
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
import { progressDueAt, progressTimer } from '../../dossiers/reminders.js';
import { addWorkingDays, endOfDay, localDay, type Town } from '../../towns/index.js';
import { missingDocuments } from './debts-of.js';
import type { Plan, Routed } from './plan.js';

const transmissionWorkingDays = 2; // TR-03
const electronic: readonly ChannelName[] = ['email', 'web_form'];

type Clocks = Pick<Plan, 'law' | 'isLawUnsure' | 'tacitOn' | 'asked' | 'timers'>;

/** The two clocks of a dossier, wound: what the law gives, from the day of reception, and what the service promises. */
export function clocksOf(
  town: Town,
  planned: Pick<Plan, 'demarche' | 'mode' | 'service' | 'administration' | 'targetDate' | 'leavesOn' | 'competentAt'>,
  contact: Routed,
  isParent: boolean,
): Clocks {
  const { demarche, mode, service, administration, targetDate, leavesOn, competentAt } = planned;
  if (mode === 'orientation') return { law: null, isLawUnsure: false, tacitOn: null, asked: null, timers: [] };
  const receivedOn = localDay(town, contact.receivedAt);
  const law = lawOn(town, demarche, receivedOn);
  const asked = mode === 'municipal' && isParent ? askedOf(town, contact) : null;
  // Of another administration, nobody knows yet (TR-02).
  const competentOn = administration === null ? localDay(town, competentAt ?? contact.receivedAt) : null;
  const facts = law && factsOf(town, law, { receivedOn, competentOn }, asked);
  const tacitOn = facts && tacitDecisionOn(facts);
  const from = contact.askedAt;
  return {
    law,
    // What another administration answers is acknowledged by it (AR-11).
    isLawUnsure: mode === 'municipal' && needsValidation(law),
    tacitOn,
    asked,
    timers: [
      ...(mode === 'municipal' ? promiseTimers(town, service, targetDate, from, leavesOn) : []),
      ...(mode === 'transmission'
        ? [{ kind: 'transmission-late' as const, dueAt: transmissionDueAt(town, contact) }]
        : []),
      ...(electronic.includes(contact.channel) ? acknowledgementTimers(town, competentAt ?? contact.receivedAt) : []),
      ...tacitTimers(town, service, tacitOn, from),
      ...suspensionTimers(town, facts && suspendedUntil(facts, localDay(town, from))),
      ...documentsReminderTimers(town, service, asked?.deadline ?? null, from),
      ...(mode === 'municipal' ? [progressTimer(progressAt(town, contact))] : []),
      ...ownTermTimers(town, demarche.id, receivedOn, law?.reminderDays ?? null),
    ],
  };
}

/** The very day, or the first working day after it, where a deadline is legible (TR-03). */
export function transmissionDueAt(town: Town, { receivedAt, hasDeadline }: Routed): Date {
  return endOfDay(town, addWorkingDays(town, receivedAt, hasDeadline ? 0 : transmissionWorkingDays));
}

/** Whoever is routed late is told now that it has come: news are for later. */
function progressAt(town: Town, { receivedAt, askedAt }: Routed): Date {
  const dueAt = progressDueAt(town, receivedAt);
  return dueAt > askedAt ? dueAt : progressDueAt(town, askedAt);
}

function askedOf(town: Town, contact: Routed): DocumentsAsked | null {
  const { missingDocuments: documents, missingDeadline: deadline } = missingDocuments(town, contact);
  return documents && deadline ? { documents, deadline, askedAt: contact.askedAt } : null;
}

function factsOf(
  town: Town,
  law: LegalFacts['law'],
  days: Pick<LegalFacts, 'receivedOn' | 'competentOn'>,
  asked: DocumentsAsked | null,
): LegalFacts {
  return {
    law,
    ...days,
    asked: asked ? [{ askedOn: localDay(town, asked.askedAt), deadline: asked.deadline, receivedOn: null }] : [],
    answeredOn: null,
  };
}
