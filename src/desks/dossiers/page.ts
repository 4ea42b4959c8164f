import type { Town } from '../../towns/index.js';
import { administrationName, demarcheName, serviceName } from '../names/town-names.js';
import { mayRead } from '../privacy/may-read.js';
import type { Membership } from '../../access/index.js';
import { legalClockOf } from './legal-clock-of.js';
import type { DossierCard, DossierPage, SaidMessage } from './dossier-page.dto.js';
import type { DossierColumns, DossierRecord, LinkedDossier } from './dossier-record.js';

const usagerEvents: ReadonlySet<string> = new Set([
  'usager-merged',
  'usager-split',
  'usager-separated',
  'usager-recognised',
]);

/** A dossier as this reader may see it. */
export function dossierPageOf(town: Town, member: Membership, dossier: DossierRecord, now: Date): DossierPage {
  const contentHidden = isHidden(member, dossier);
  return {
    ...dossierCardOf(town, dossier),
    contentHidden,
    parentNumber: dossier.parent_number,
    competentReceivedAt: dossier.competent_received_at,
    closingReason: dossier.closing_reason,
    contactIds: dossier.contact_ids,
    followsNumber: numbersFor(member, dossier.follows)[0] ?? null,
    followedBy: numbersFor(member, dossier.followed_by),
    reminders: dossier.reminders,
    reopenings: dossier.reopenings,
    survey: dossier.survey && { ...dossier.survey, words: contentHidden ? null : dossier.survey.words },
    legalClock: legalClockOf(town, dossier, now),
    documentRequests: contentHidden ? [] : dossier.documentRequests,
    // What was said in a conversation is content too.
    debts: contentHidden ? dossier.debts.map((debt) => ({ ...debt, reason: null })) : dossier.debts,
    // Nor is why a colleague asked for help, or gave it away.
    tasks: dossier.tasks.map((task) => ({
      ...task,
      service: serviceName(town, task.service),
      reason: contentHidden ? null : task.reason,
    })),
    messages: contentHidden
      ? dossier.messages.map((message) => ({ ...message, recipient: null, subject: null, body: null }))
      : dossier.messages.map(withoutSecret),
    // When files were merged, beside a usager's own page, would tell whose this one is.
    timeline: contentHidden ? dossier.timeline.filter(({ kind }) => !usagerEvents.has(kind)) : dossier.timeline,
  };
}

function numbersFor(member: Membership, dossiers: readonly LinkedDossier[]): string[] {
  return dossiers.filter((one) => !isHidden(member, one)).map(({ number }) => number);
}

/** Whoever answers by this link is the usager: colleagues do not read it. */
function withoutSecret({ body, ...message }: SaidMessage): SaidMessage {
  return { ...message, body: body?.replace(/(\/avis\/[\w-]+\/)[\w-]+/g, '$1…') ?? null };
}

export function dossierCardOf(town: Town, dossier: DossierColumns): DossierCard {
  return {
    number: dossier.number,
    state: dossier.state,
    receivedAt: dossier.received_at,
    closedAt: dossier.closed_at,
    demarche: demarcheName(town, dossier.demarche_id),
    service: serviceName(town, dossier.service_id),
    administration: administrationName(town, dossier.administration_id),
    priority: dossier.priority,
    confidential: dossier.confidential,
    targetDate: dossier.target_date,
  };
}

export function isHidden(
  member: Membership,
  { confidential, service_id, priority }: Pick<DossierColumns, 'confidential' | 'service_id' | 'priority'>,
): boolean {
  // Whoever is responsible reads an emergency, whatever the service (J22).
  if (priority === 'emergency' && member.role === 'supervisor') return false;
  return confidential && !mayRead(member, [service_id ?? '']);
}
