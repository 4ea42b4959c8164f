import { reachedTownHallAt, saidSender, wordsOf, type ContactRow } from '../../dossiers/rows.js';
import { hasDeadline } from './deadline-in.js';
import type { FoundOut } from './found-out.js';
import type { Routed } from './plan.js';
import { segmentOf } from './segment-of.js';

/** What of a contact weighs on where it goes. @param askedAt when the pieces it lacks are asked for */
export function asRouted(
  contact: Pick<
    ContactRow,
    'channel' | 'service_id' | 'received_at' | 'sender' | 'reading' | 'facts' | 'subject' | 'body'
  >,
  { alerts, places, organisation }: FoundOut,
  at: Date,
  askedAt = at,
): Routed {
  const levels = alerts.map(({ level }) => level);
  const sender = saidSender(contact);
  const receivedAt = reachedTownHallAt(contact);
  return {
    channel: contact.channel,
    receivedAt,
    ...(receivedAt < contact.received_at && { relayedAt: contact.received_at }),
    sender,
    serviceId: contact.service_id,
    documentsMissing: contact.facts.documentsMissing ?? [],
    at,
    askedAt,
    places,
    address: sender.postalAddress ?? [],
    segment: segmentOf(organisation),
    danger: levels.includes('emergency') ? 'emergency' : levels.includes('high') ? 'high' : null,
    hasDeadline: hasDeadline(wordsOf(contact)),
  };
}
