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
    // The usager is not told by letter, and their address not taken for dead, because of a setting of ours.
    [
      'our own address not admitted',
      from(553, '553 5.1.8 Sender domain not found'),
      'later provider-refused-credentials',
    ],
    ['an account that may not send', from(550, '550 Sender not allowed'), 'later provider-refused-credentials'],
    ['the text taken for spam', data(554, '554 5.7.1 Spam'), 'refused rejected-by-policy'],
    ['the text taken for spam, without enhanced code', data(550, '550 Spam'), 'refused rejected-by-policy'],
    ['a mail too large for that mailbox', rcpt(552, '552 5.2.3 Message exceeds limit'), 'refused too-large'],
    ['a mail too large for a server on the way', data(552, '552 5.3.4 Too big'), 'refused too-large'],
    ['a mail too large, said of its announced size', from(552, '552 size exceeds limit'), 'refused too-large'],
    [
      'an address with accents that goes no further',
      rcpt(550, '550 5.6.7 SMTPUTF8 needed'),
      'refused address-not-sendable',
    ],
    ['a domain that takes no mail', rcpt(556, '556 5.1.10 null MX'), 'refused address-unknown'],
    ['a domain that takes no mail, without enhanced code', rcpt(556, '556 no mail here'), 'refused address-unknown'],
    ['an address that is none', rcpt(501, '501 Bad recipient syntax'), 'refused address-unknown'],
    ['a code nobody knows', rcpt(557, '557 5.9.9 ?'), 'refused other'],
    ['a session out of step', rcpt(503, '503 5.5.1 MAIL first'), 'later provider-busy'],
    ['a provider that turns us away', conn('EPROTOCOL', 554, '554 No SMTP service here'), 'later provider-unreachable'],
    ['grey-listing', rcpt(450, '450 4.7.1 Come back later'), 'later provider-busy, spare mail'],
    ['grey-listing by another code', data(451, '451 4.7.1 Please try again later'), 'later provider-busy, spare mail'],
    ['grey-listing in words alone', rcpt(451, '451 Greylisted, come back'), 'later provider-busy, spare mail'],
    ['too many mails for Gmail', data(421, '421 4.7.28 Unusual rate of mail'), 'later provider-busy, spare domain'],
    ['too many mails for Outlook', rcpt(451, '451 4.7.500 Server busy'), 'later provider-busy, spare domain'],
    [
      'too many connections for Orange',
      conn('ECONNECTION', 421, '421 Trop de connexions'),
      'later provider-busy, spare domain',
    ],
    ['a provider that stops', conn('ECONNECTION', 421, '421 4.3.2 Shutting down'), 'later provider-busy'],
    ['a mailbox that is busy', rcpt(450, '450 4.2.1 In use'), 'later provider-busy'],
    ['our provider, short of patience with us', from(450, '450 4.7.1 Too many mails today'), 'later provider-busy'],
    ['a provider short of disk', from(452, '452 4.3.1 Insufficient system storage'), 'later provider-busy'],
    ['a provider that closes at the door', conn('EPROTOCOL', 421, '421 4.3.2 Closing'), 'later provider-busy'],
    [
      'an account that cannot be looked up now',
      { code: 'EAUTH', responseCode: 454, response: '454 4.7.0 Temporary' },
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
    ['a mail too large for the provider', { code: 'EMESSAGE', command: 'MAIL FROM' }, 'refused too-large'],
    ['something never seen', {}, 'later other'],
  ])('%s', (_, failure, expected) => {
    const { outcome, ...rest } = deliveryOutcome(failure, false);
    const { failure: name, spare } = rest as { failure: string; spare?: string };
    expect(`${outcome} ${name}${spare ? `, spare ${spare}` : ''}`).toBe(expected);
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

function conn(code: string, responseCode: number, response: string): SmtpFailure {
  return { code, responseCode, response, command: 'CONN' };
}

function data(responseCode: number, response: string): SmtpFailure {
  return { code: 'EMESSAGE', responseCode, response, command: 'DATA' };
}
