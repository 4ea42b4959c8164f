import { describe, expect, it } from '@jest/globals';
import { callNote } from './call-notes.js';
import { readCall } from './call-params.js';

describe('a webhook of the carrier', () => {
  it('gives a caller in E.164, and none for every way of withholding a number', () => {
    expect(readCall({ From: '+33639984101' }).caller).toBe('+33639984101');
    const withheld = ['anonymous', 'Restricted', '', '+266696687', '+7378742833', '+2562533', 'sip:bob@example.net'];
    expect(withheld.map((From) => readCall({ From }).caller)).toEqual(withheld.map(() => null));
    expect(readCall({}).caller).toBeNull();
  });

  it('tells the number people dialled before the one that took the call, however it is written', () => {
    const form = { To: '+33939039999', ForwardedFrom: '04 65 71 10 50', CalledVia: '+33465711050' };
    expect(readCall(form).dialled).toEqual(['+33465711050', '+33939039999']);
  });

  it('may lack everything or bear nonsense without harm', () => {
    const form = { CallDuration: 'x', Timestamp: 'never', Digits: '', SpeechResult: '  ', To: ['a', 'b'], From: {} };
    expect(readCall(form)).toMatchObject({
      seconds: null,
      at: null,
      digit: null,
      words: null,
      dialled: [],
      caller: null,
    });
    expect(readCall(undefined).callSid).toBe('');
  });

  it('reads when it happened and what was heard', () => {
    const form = {
      Timestamp: 'Mon, 01 Mar 2027 09:00:00 +0000',
      SequenceNumber: '3',
      Digits: '0',
      SpeechResult: ' bonjour ',
    };
    expect(readCall(form)).toMatchObject({ sequence: '3', digit: '0', words: 'bonjour' });
    expect(readCall(form).at?.toISOString()).toBe('2027-03-01T09:00:00.000Z');
  });
});

describe('the key of a note', () => {
  const now = new Date();
  const step = (fields: object) => {
    const call = readCall({ CallSid: 'CA1', CallStatus: 'ringing', SequenceNumber: '1', ...fields });
    return callNote(call, 'leg', { leg: 1, status: call.status }, now).key;
  };

  it('is the same when the carrier repeats itself, another for each later step', () => {
    expect(step({})).toBe(step({}));
    const keys = [step({}), step({ CallStatus: 'completed' }), step({ SequenceNumber: '2' }), step({ CallSid: 'CA2' })];
    expect(new Set(keys).size).toBe(4);
  });

  it('of a desk rung counts the desk', () => {
    const call = readCall({ CallSid: 'CA1' });
    const dial = (leg: number) =>
      callNote(call, 'dial', { leg, number: '+33465719000', reason: 'busy', transfer: true }, now).key;
    expect([dial(1), dial(2)]).toEqual(['CA1-dial-1', 'CA1-dial-2']);
  });
});
