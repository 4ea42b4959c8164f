import type { OutgoingMessage } from '../../dossiers/delivery.js';

export const smsStatusPath = 'twilio/sms/status';

/**
 * Where the carrier tells what became of an SMS. It bears our own ids, so that a status finds its message even when it
 * overtakes the answer to the hand-over, or when that answer was lost.
 */
export function smsStatusUrl(publicUrl: string, { townId, id }: Pick<OutgoingMessage, 'townId' | 'id'>): string {
  return `${publicUrl}/${smsStatusPath}?${new URLSearchParams({ town: townId, message: id }).toString()}`;
}
