import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SmsDeliverer } from '../../src/channels/sms/index.js';
import type { OutgoingMessage } from '../../src/dossiers/delivery.js';
import { Carrier } from '../../src/demo/carrier/index.js';
import { publicUrl, startTelephoneApp, type TelephoneApp } from '../support/telephone-app.js';

const townId = '0192f0c1-0000-7000-8000-000000000001';
const text = 'Saint-Aubin : suite à votre appel, nous avons noté : seringues. Dossier SA-2027-000001.';

let telephone: TelephoneApp;
beforeEach(async () => {
  telephone = await startTelephoneApp();
});
afterEach(() => telephone.stop());

describe('an SMS to an usager', () => {
  it('leaves under our name, and its delivery is told later with our own ids', async () => {
    const outcome = await telephone.deliverer.deliver(message({}));
    const sid = outcome.outcome === 'accepted' ? outcome.reference : '';
    expect(sid).toMatch(/^SM[0-9a-f]{32}$/);
    await telephone.carrier.settled();
    expect(telephone.carrier.sent).toMatchObject([
      { sid, from: 'MAIRIE', to: '+33639984102', body: text, status: 'delivered' },
    ]);
    const ids = { townId, messageId: 'message-1' };
    expect(telephone.statuses).toEqual([
      [sid, 'sent', null, ids],
      [sid, 'delivered', null, ids],
    ]);
  });

  it('that does not reach the handset is told with the carrier code', async () => {
    expect(await telephone.deliverer.deliver(message({ recipient: '+33639984199' }))).toMatchObject({
      outcome: 'accepted',
    });
    await telephone.carrier.settled();
    expect(telephone.statuses.at(-1)?.slice(1, 3)).toEqual(['undelivered', '30003']);
  });

  it('is not even tried to a landline, to no number, or when it is as long as a letter', async () => {
    const refused = async (change: Partial<OutgoingMessage>) => telephone.deliverer.deliver(message(change));
    expect(await refused({ recipient: '+33465711050' })).toEqual({ outcome: 'refused', failure: 'not-a-mobile' });
    expect(await refused({ recipient: 'anonymous' })).toEqual({ outcome: 'refused', failure: 'address-unknown' });
    expect(await refused({ text: 'a'.repeat(1600) })).toEqual({ outcome: 'refused', failure: 'rejected-by-policy' });
    expect(telephone.carrier.sent).toEqual([]);
  });

  it('waits while the carrier is busy, away, or does not know us', async () => {
    const busy = await telephone.deliverer.deliver(message({ recipient: '+33639984198' }));
    expect(busy).toEqual({ outcome: 'later', failure: 'provider-busy' });
    const away = deliverer({ apiUrl: 'http://127.0.0.1:1' });
    expect(await away.deliver(message({}))).toEqual({ outcome: 'later', failure: 'provider-unreachable' });
    const stranger = deliverer({ authToken: 'another' });
    expect(await stranger.deliver(message({}))).toEqual({ outcome: 'later', failure: 'provider-refused-credentials' });
    const without = new SmsDeliverer({ account: null, from: 'MAIRIE', publicUrl });
    expect(await without.deliver(message({}))).toEqual({ outcome: 'later', failure: 'provider-unreachable' });
    expect(telephone.carrier.sent).toEqual([]);
  });

  it('that may have left is never repeated, and its status tells in the end which one it was', async () => {
    const unknown = { outcome: 'unknown', failure: 'connection-lost-after-data' };
    expect(await telephone.deliverer.deliver(message({ id: 'lost', recipient: '+33639984197' }))).toEqual(unknown);
    expect(await telephone.deliverer.deliver(message({ recipient: '+33639984196' }))).toEqual(unknown);
    await telephone.carrier.settled();
    expect(telephone.carrier.sent).toHaveLength(1);
    const [sid, status, , ids] = telephone.statuses.at(-1)!;
    expect({ sid, status, ids }).toEqual({
      sid: telephone.carrier.sent[0]!.sid,
      status: 'delivered',
      ids: { townId, messageId: 'lost' },
    });
  });
});

describe('the status address', () => {
  it('refuses and counts what the carrier did not sign', async () => {
    const forger = new Carrier({ ...telephone.account, authToken: 'another' });
    await forger.listen();
    const account = { accountSid: telephone.account.accountSid, authToken: 'another', apiUrl: forger.url };
    await new SmsDeliverer({ account, from: 'MAIRIE', publicUrl }).deliver(message({}));
    await forger.stop();
    expect(forger.sent).toMatchObject([{ status: 'delivered' }]);
    expect(telephone.statuses).toEqual([]);
    const refusal = { townId: null, channel: 'sms', source: '/twilio/sms/status', reason: 'wrong-signature' };
    expect(telephone.door.refusals).toEqual([refusal, refusal]);
  });
});

describe('a call the application places', () => {
  it('is taken by the carrier, which says what it is told to and how it ended', async () => {
    const { accountSid, authToken } = telephone.account;
    const response = await fetch(`${telephone.carrier.url}/2010-04-01/Accounts/${accountSid}/Calls.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({
        To: '+33639984102',
        From: '+33465711000',
        Twiml: '<Response><Say>La mairie vous rappelle.</Say><Hangup/></Response>',
      }),
    });
    expect(response.status).toBe(201);
    const { sid } = (await response.json()) as { sid: string };
    await telephone.carrier.settled();
    expect(telephone.carrier.placed).toMatchObject([
      { callSid: sid, said: ['La mairie vous rappelle.'], status: 'completed', error: null },
    ]);
  });
});

function deliverer(change: { apiUrl?: string; authToken?: string }): SmsDeliverer {
  const { accountSid, authToken } = telephone.account;
  const account = { accountSid, authToken, apiUrl: telephone.carrier.url, ...change };
  return new SmsDeliverer({ account, from: 'MAIRIE', publicUrl });
}

function message(change: Partial<OutgoingMessage>): OutgoingMessage {
  return {
    id: 'message-1',
    townId,
    dossierNumber: 'SA-2027-000001',
    recipient: '+33639984102',
    recipientName: null,
    ours: [],
    subject: null,
    text,
    from: { name: 'Espaces verts', email: 'ev@ville.example', phone: '+33465711050', postalAddress: [] },
    messageId: '<aig-1@ville.example>',
    inReplyTo: null,
    references: [],
    ...change,
  };
}
