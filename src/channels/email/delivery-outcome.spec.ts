import { describe, expect, it } from '@jest/globals';
import { deliveryOutcome, type SmtpFailure } from './delivery-outcome.js';

describe('what became of a mail the server did not accept', () => {
  it.each<[string, SmtpFailure, string]>([
    ['no such mailbox', rcpt(550, '550 5.1.1 User unknown'), 'refused address-unknown'],
    [
      'no such mailbox, on several lines',
      rcpt(550, '550-5.1.1 Address not found\n550 5.1.1 see help'),
      'refused address-unknown',
    ],
    ['no such mailbox, without enhanced code', rcpt(550, '550 No such user here'), 'refused address-unknown'],
    ['a person who has left', rcpt(550, '550 5.1.6 Moved, 5.1.1 is not meant'), 'refused address-unknown'],
    [
      'Exchange knows nobody of that name',
      rcpt(550, '550 5.1.10 RESOLVER.ADR.RecipientNotFound'),
      'refused address-unknown',
    ],
    ['a mailbox put out of use', rcpt(550, '550 5.2.1 Mailbox disabled'), 'refused address-unknown'],
    ['a domain that exists no more', rcpt(550, '550 5.4.4 Host not found'), 'refused address-unknown'],
    ['a mailbox full for good', rcpt(552, '552 5.2.2 Quota exceeded'), 'refused mailbox-full'],
    ['a mailbox full, without enhanced code', rcpt(552, '552 too much mail data'), 'refused mailbox-full'],
    ['a mailbox full today', rcpt(452, '452 4.2.2 Over quota'), 'later mailbox-full'],
    ['a list of unwanted senders', rcpt(550, '550 5.7.1 Blocked, see http://x.example'), 'refused rejected-by-policy'],
    ['our own address not admitted', from(553, '553 5.1.8 Sender domain not found'), 'refused rejected-by-policy'],
    ['the text taken for spam', data(554, '554 5.7.1 Spam'), 'refused rejected-by-policy'],
    ['the text taken for spam, without enhanced code', data(550, '550 Spam'), 'refused rejected-by-policy'],
    ['a code nobody knows', rcpt(556, '556 5.9.9 ?'), 'refused other'],
    ['grey-listing', rcpt(450, '450 4.7.1 Come back later'), 'later provider-busy'],
    ['a provider short of disk', from(452, '452 4.3.1 Insufficient system storage'), 'later provider-busy'],
    [
      'a provider that closes',
      { code: 'EENVELOPE', responseCode: 421, response: '421 4.3.2 Closing' },
      'later provider-busy',
    ],
    [
      'a wrong password',
      { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 Bad credentials' },
      'later provider-refused-credentials',
    ],
    ['a password asked for', from(530, '530 5.7.0 Authentication required'), 'later provider-refused-credentials'],
    ['no password to give', { code: 'ENOAUTH' }, 'later provider-refused-credentials'],
    ['a provider that does not answer', { code: 'ETIMEDOUT', command: 'CONN' }, 'later provider-unreachable'],
    ['a provider whose name is unknown', { code: 'EDNS', command: 'CONN' }, 'later provider-unreachable'],
    ['a certificate that does not fit', { code: 'ETLS', command: 'CONN' }, 'later provider-unreachable'],
    ['an address the library cannot send to', { code: 'EENVELOPE', command: 'API' }, 'refused address-unknown'],
    ['a mail too large for the provider', { code: 'EMESSAGE', command: 'MAIL FROM' }, 'refused other'],
    ['something never seen', {}, 'later other'],
  ])('%s', (_, failure, expected) => {
    const { outcome, ...rest } = deliveryOutcome(failure, false);
    expect(`${outcome} ${(rest as { failure: string }).failure}`).toBe(expected);
  });

  it('is unknown once the text was handed over and no answer came, whatever broke', () => {
    for (const code of ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'ESTREAM', undefined]) {
      const unknown = { outcome: 'unknown', failure: 'connection-lost-after-data' };
      expect(deliveryOutcome({ ...(code && { code }), command: 'CONN' }, true)).toEqual(unknown);
    }
  });

  it('is what the server answered when it did answer after the text', () => {
    expect(deliveryOutcome(data(554, '554 5.7.1 Spam'), true)).toEqual({
      outcome: 'refused',
      failure: 'rejected-by-policy',
    });
    expect(deliveryOutcome(data(451, '451 4.3.0 Try again'), true)).toEqual({
      outcome: 'later',
      failure: 'provider-busy',
    });
  });
});

function rcpt(responseCode: number, response: string): SmtpFailure {
  return { code: 'EENVELOPE', responseCode, response, command: 'RCPT TO' };
}

function from(responseCode: number, response: string): SmtpFailure {
  return { code: 'EENVELOPE', responseCode, response, command: 'MAIL FROM' };
}

function data(responseCode: number, response: string): SmtpFailure {
  return { code: 'EMESSAGE', responseCode, response, command: 'DATA' };
}
