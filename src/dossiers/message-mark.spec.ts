import { describe, expect, it } from '@jest/globals';
import { v4 as anyUuid, v7 as uuid } from 'uuid';
import { markedMessage, messageMark } from './message-mark.js';

const key = Buffer.alloc(32, 7);

describe('the mark of a message', () => {
  it('is read again in an address, a field or a sentence, whatever became of its case', () => {
    for (const id of [
      uuid(),
      anyUuid(),
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ]) {
      const mark = messageMark(id, key);
      expect(mark).toMatch(/^aig[a-z2-7]{34}$/);
      expect(markedMessage(`Return-Path: <etat-civil+${mark}@ville.example>`, key)).toBe(id);
      expect(markedMessage(`X-AIGUILLAGE-MESSAGE: ${mark.toUpperCase()}\r\n`, key)).toBe(id);
    }
  });

  it('leaves room in an address for a name of 26 letters (RFC 5321 4.5.3.1.1)', () => {
    expect(`${'x'.repeat(26)}+${messageMark(uuid(), key)}`).toHaveLength(64);
  });

  it('that somebody made up, or cut, names no message, and hides none that follows', () => {
    const id = uuid();
    const mark = messageMark(id, key);
    const forged = messageMark(uuid(), Buffer.alloc(32, 8));
    expect(markedMessage(forged, key)).toBeNull();
    expect(markedMessage(mark.slice(0, -1), key)).toBeNull();
    expect(markedMessage(`${mark}a`, key)).toBeNull();
    expect(markedMessage(`${forged} ${mark}`, key)).toBe(id);
  });
});
