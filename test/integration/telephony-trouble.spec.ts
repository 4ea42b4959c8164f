import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Carrier, type Ring } from '../../src/demo/carrier/index.js';
import { signature } from '../../src/demo/carrier/signed-post.js';
import {
  callOn,
  desk,
  espacesVerts,
  koneNumber,
  openLines,
  standard,
  townId,
  urbanisme,
} from '../support/saint-aubin-lines.js';
import { publicUrl, startTelephoneApp, type TelephoneApp } from '../support/telephone-app.js';

let telephone: TelephoneApp;
beforeEach(async () => {
  telephone = await startTelephoneApp();
  openLines(telephone);
});
afterEach(() => telephone.stop());

const call = (play: Ring) => callOn(telephone, play);

describe('webhooks', () => {
  it('with a wrong signature, or none, get 403; nothing is stored and they are counted', async () => {
    const forger = new Carrier({ ...telephone.account, authToken: 'another' });
    const { callSid, error } = await forger.ring({ to: espacesVerts, callbacks: 'last-lost' });
    expect(error).toBe(11200);
    const steps = ['incoming', 'question?line=%2B33465711050', 'dialled', 'leg-status', 'status'];
    for (const step of steps) {
      const response = await fetch(`${telephone.account.appUrl}/twilio/voice/${step}`, {
        method: 'POST',
        body: new URLSearchParams({ CallSid: callSid, To: espacesVerts }),
      });
      expect(response.status).toBe(403);
    }
    expect(telephone.door.contacts.size).toBe(0);
    expect(telephone.door.refusals.map(({ source, reason }) => `${source} ${reason}`)).toEqual([
      '/twilio/voice/incoming wrong-signature',
      ...steps.map((step) => `/twilio/voice/${step.split('?')[0]} missing-signature`),
    ]);
  });

  it('are signed over the public address: the same form for another address is refused', async () => {
    const elsewhere = new Carrier({ ...telephone.account, publicUrl: publicUrl.replace('mairie', 'autre') });
    expect((await elsewhere.ring({ to: espacesVerts, callbacks: 'last-lost' })).error).toBe(11200);
    expect(telephone.door.contacts.size).toBe(0);
  });
});

describe('when we fail', () => {
  it('and cannot write, the caller goes straight to a person, and the call is stored with its last callback', async () => {
    telephone.door.isBroken = true;
    const ringing = telephone.carrier.ring({ to: urbanisme, says: ['mon permis'], callbacks: 'last-lost' });
    const transcript = await ringing;
    expect(transcript.said[0]).toContain('difficulté technique');
    expect(transcript.dialled).toMatchObject([{ number: desk.standard, status: 'completed' }]);
    expect(transcript.error).toBeNull();

    telephone.door.isBroken = false;
    const { appUrl } = telephone.account;
    const { callSid } = transcript;
    const form = { CallSid: callSid, To: urbanisme, From: koneNumber, CallStatus: 'completed', CallDuration: '80' };
    const response = await fetch(`${appUrl}/twilio/voice/status`, {
      method: 'POST',
      headers: {
        'x-twilio-signature': signature(telephone.account.authToken, `${publicUrl}/twilio/voice/status`, form),
      },
      body: new URLSearchParams(form),
    });
    expect(response.status).toBe(204);
    const contact = telephone.door.contacts.get(`${townId}/${callSid}`);
    expect(contact?.arrival.sender).toEqual({ phone: koneNumber });
    expect(contact?.facts?.call).toMatchObject({ calledSda: urbanisme, seconds: 80 });
  });

  it('and cannot look lines up, a line already known still reaches its switchboard', async () => {
    await call({ to: urbanisme });
    telephone.world.linesAreAway = true;
    const known = await call({ to: urbanisme });
    expect(known.transcript.dialled).toMatchObject([{ status: 'completed' }]);
    const unknown = await telephone.carrier.ring({ to: espacesVerts, callbacks: 'last-lost' });
    expect(unknown).toMatchObject({ error: null, dialled: [] });
    expect(unknown.said[0]).toContain('Merci de rappeler dans quelques minutes');
  });

  it('what the caller said and their number are in no log', async () => {
    telephone.world.hint = async () => Promise.reject(new Error('could not read: mon permis de construire'));
    await call({ from: koneNumber, to: standard, says: ['mon permis de construire'] });
    telephone.door.isBroken = true;
    await telephone.carrier.ring({ from: koneNumber, to: standard, says: ['mon permis'], callbacks: 'last-lost' });
    expect(telephone.logged()).toContain('a step of a call failed');
    expect(telephone.logged()).not.toMatch(/permis|39984102/);
  });
});
