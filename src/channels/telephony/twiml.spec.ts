import { describe, expect, it } from '@jest/globals';
import { greeting, nothing, putThrough, sayAndHangUp } from './twiml.js';
import { callUrls, readTried } from './urls.js';

const line = { townId: 'sa', townName: 'Saint-Aubin & Gier', switchboard: '+33465719000' };
const urls = callUrls('https://mairie.example', '+33465711050');
const head = '<?xml version="1.0" encoding="UTF-8"?>';

describe('what a caller hears and what the carrier does', () => {
  it('the greeting asks in French for words or one key, and goes on by itself when there are none', () => {
    const document = greeting(line, urls);
    expect(document).toContain('<Gather input="speech dtmf" language="fr-FR" numDigits="1" timeout="4"');
    expect(document).toContain('speechTimeout="auto"');
    expect(document).toMatch(/hints="acte de naissance, [^"]+" profanityFilter="false"/);
    expect(document).toContain(
      '<Say voice="Polly.Lea-Neural" language="fr-FR">Bienvenue à la mairie de Saint-Aubin &amp; Gier.',
    );
    const question = 'https://mairie.example/twilio/voice/question?line=%2B33465711050';
    expect(document).toContain(`action="${question}"`);
    expect(document).toMatch(`</Gather><Redirect method="POST">${question}</Redirect></Response>`);
  });

  it('the wording of the town replaces ours, and the machine still says what it is', () => {
    expect(greeting({ ...line, welcome: 'Bonjour, ici Saint-Aubin.' }, urls)).toContain(
      '>Bonjour, ici Saint-Aubin. Je suis une voix automatique.</Say>',
    );
  });

  it('a confidential service listens to keys only', () => {
    const service = { id: 'ccas', name: 'CCAS', phone: '+33465719080', confidential: true };
    const document = greeting({ ...line, service }, urls);
    expect(document).toContain('<Gather input="dtmf"');
    expect(document).not.toMatch(/speech|hints/);
  });

  it('a desk rings 25 seconds, each step of it is told, and the next step knows whom we tried', () => {
    const destination = { number: '+33465719000', reason: 'busy' as const, transfer: true };
    const tried = ['+33465719050'];
    expect(putThrough({ sentence: 'Un instant.', destination, tried, urls, ringSeconds: 25, callerId: null })).toBe(
      `${head}<Response><Say voice="Polly.Lea-Neural" language="fr-FR">Un instant.</Say>` +
        '<Dial timeout="25" answerOnBridge="true" action="https://mairie.example/twilio/voice/dialled?' +
        'line=%2B33465711050&amp;tried=%2B33465719050-%2B33465719000" method="POST">' +
        '<Number statusCallback="https://mairie.example/twilio/voice/leg-status?line=%2B33465711050&amp;leg=2" ' +
        'statusCallbackEvent="initiated ringing answered completed" statusCallbackMethod="POST">+33465719000</Number>' +
        '</Dial></Response>',
    );
  });

  it('a withheld caller is shown as the line that was called', () => {
    const destination = { number: '+33465719000', reason: 'dialled' as const, transfer: false };
    const dial = { sentence: 'Un instant.', destination, tried: [], urls, ringSeconds: 25, callerId: '+33465711050' };
    expect(putThrough(dial)).toContain('callerId="+33465711050"');
  });

  it('the end is said, then the line is cut; a call already over gets an empty document', () => {
    expect(sayAndHangUp('Au revoir.')).toBe(
      `${head}<Response><Say voice="Polly.Lea-Neural" language="fr-FR">Au revoir.</Say><Hangup/></Response>`,
    );
    expect(nothing()).toBe(`${head}<Response/>`);
  });

  it('the numbers tried are read back as they were written', () => {
    const tried = new URL(urls.dialled(['+33465719050', '+33465719000'])).searchParams.get('tried')!;
    expect(readTried(tried)).toEqual(['+33465719050', '+33465719000']);
    expect(readTried(undefined)).toEqual([]);
  });
});
