import { saidSender, type ContactRow } from '../../dossiers/rows.js';
import type { Routed } from './plan.js';

/** What of a contact weighs on where it goes. */
export function asRouted(
  {
    channel,
    received_at,
    sender,
    reading,
    facts,
  }: Pick<ContactRow, 'channel' | 'received_at' | 'sender' | 'reading' | 'facts'>,
  alerts: readonly { level: 'high' | 'emergency' }[],
  askedAt: Date,
): Routed {
  const levels = alerts.map(({ level }) => level);
  return {
    channel,
    receivedAt: received_at,
    sender: saidSender({ sender, reading }),
    documentsMissing: facts.documentsMissing ?? [],
    askedAt,
    danger: levels.includes('emergency') ? 'emergency' : levels.includes('high') ? 'high' : null,
  };
}
