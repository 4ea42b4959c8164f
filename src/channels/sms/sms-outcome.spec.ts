import { describe, expect, it } from '@jest/globals';
import { deliveryFailures } from '../../dossiers/delivery.js';
import { handOverOutcome, statusOutcome } from './sms-outcome.js';

describe('the hand-over of an SMS', () => {
  it('that certainly did not take place is tried again later', () => {
    for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']) {
      expect(handOverOutcome({ code })).toEqual({ outcome: 'later', failure: 'provider-unreachable' });
    }
    expect(handOverOutcome({ status: 429, code: 20429 })).toEqual({ outcome: 'later', failure: 'provider-busy' });
    expect(handOverOutcome({ status: 503, code: 20503 })).toEqual({ outcome: 'later', failure: 'provider-busy' });
  });

  it('that may have taken place all the same is never repeated', () => {
    const ambiguous = [
      { code: 'ECONNRESET' },
      { code: 'ECONNABORTED' },
      { code: 'ETIMEDOUT' },
      {},
      { status: 500, code: 20500 },
      { status: 502 },
      { status: 503 },
      { status: 504 },
      { status: 408 },
    ];
    for (const error of ambiguous) {
      expect(handOverOutcome(error)).toEqual({ outcome: 'unknown', failure: 'connection-lost-after-data' });
    }
  });

  it('that fails because of our account waits until it is mended', () => {
    for (const error of [{ status: 401, code: 20003 }, { status: 403 }, { status: 400, code: 21606 }]) {
      expect(handOverOutcome(error)).toEqual({ outcome: 'later', failure: 'provider-refused-credentials' });
    }
  });

  it('that is refused for the number or the text will always be', () => {
    const failureOf = (code: number, status = 400) => handOverOutcome({ status, code });
    expect(failureOf(21614)).toEqual({ outcome: 'refused', failure: 'not-a-mobile' });
    expect(failureOf(21211)).toEqual({ outcome: 'refused', failure: 'address-unknown' });
    expect(failureOf(21610)).toEqual({ outcome: 'refused', failure: 'rejected-by-policy' });
    expect(failureOf(21408, 403)).toEqual({ outcome: 'refused', failure: 'rejected-by-policy' });
    expect(failureOf(99999)).toEqual({ outcome: 'refused', failure: 'other' });
  });
});

describe('the later status of an SMS', () => {
  it('says nothing while it is on its way', () => {
    const onItsWay = ['accepted', 'queued', 'sending', 'sent', 'scheduled', 'a word of tomorrow'];
    expect(onItsWay.map((status) => statusOutcome(status, null))).toEqual(onItsWay.map(() => null));
  });

  it('is delivered, or refused with a name of the closed list', () => {
    expect(statusOutcome('delivered', null)).toEqual({ outcome: 'delivered' });
    const failures = ['30003', '30004', '30005', '30006', '30007', '30008', null].map((code) => {
      const outcome = statusOutcome('undelivered', code);
      return outcome?.outcome === 'refused' ? outcome.failure : null;
    });
    expect(failures).toEqual([
      'other',
      'rejected-by-policy',
      'address-unknown',
      'not-a-mobile',
      'rejected-by-policy',
      'other',
      'other',
    ]);
    expect(failures.every((failure) => failure && deliveryFailures.includes(failure))).toBe(true);
  });
});
