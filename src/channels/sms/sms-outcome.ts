import type { DeliveryFailure, DeliveryOutcome } from '../../dossiers/delivery.js';

/** What the carrier's library throws: `status` and its own `code` when it answered, a system `code` when it did not. */
export interface CarrierError {
  status?: number;
  code?: number | string;
}

/**
 * Names what became of an attempt to hand an SMS over. Where it may have been taken all the same (connection lost after
 * the request, an answer nobody can read) the outcome is `unknown`, so that nobody gets the same SMS twice.
 */
export function handOverOutcome({ status, code }: CarrierError): DeliveryOutcome {
  if (status === undefined) {
    const neverLeft = typeof code === 'string' && beforeSending.has(code);
    return neverLeft
      ? { outcome: 'later', failure: 'provider-unreachable' }
      : { outcome: 'unknown', failure: 'connection-lost-after-data' };
  }
  const known = typeof code === 'number' ? byCode[code] : undefined;
  if (status === 429) return { outcome: 'later', failure: 'provider-busy' };
  if (status === 503 && code === serviceUnavailable) return { outcome: 'later', failure: 'provider-busy' };
  if (status >= 400 && status < 500) {
    if (known) return { outcome: 'refused', failure: known };
    if (status === 408) return { outcome: 'unknown', failure: 'connection-lost-after-data' };
    const isOurAccount = status === 401 || status === 402 || status === 403 || ourAccount.has(Number(code));
    return isOurAccount
      ? { outcome: 'later', failure: 'provider-refused-credentials' }
      : { outcome: 'refused', failure: 'other' };
  }
  return { outcome: 'unknown', failure: 'connection-lost-after-data' };
}

/**
 * What a later status says of an SMS that was taken; null while it is on its way (`queued`, `sending`, `sent`).
 *
 * @param status MessageStatus of the carrier
 * @param errorCode its ErrorCode, digits
 */
export function statusOutcome(status: string, errorCode: string | null): DeliveryOutcome | null {
  if (status === 'delivered' || status === 'read') return { outcome: 'delivered' };
  if (status !== 'failed' && status !== 'undelivered' && status !== 'canceled') return null;
  return { outcome: 'refused', failure: byCode[Number(errorCode)] ?? 'other' };
}

// Failures of the system before a byte of the request could leave.
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const serviceUnavailable = 20503;
// Account suspended, or a sender that is not ours: it will be mended, and the usager has nothing to do with it.
const ourAccount = new Set([20005, 21603, 21606, 21659, 21660, 30002]);

// https://www.twilio.com/docs/api/errors
const byCode: Record<number, DeliveryFailure> = {
  21211: 'address-unknown',
  21214: 'address-unknown',
  21408: 'rejected-by-policy',
  21610: 'rejected-by-policy',
  21612: 'address-unknown',
  21614: 'not-a-mobile',
  21617: 'rejected-by-policy',
  30004: 'rejected-by-policy',
  30005: 'address-unknown',
  30006: 'not-a-mobile',
  30007: 'rejected-by-policy',
};
