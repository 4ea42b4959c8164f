import { v7 as uuid } from 'uuid';
import { composeApiKey, parseApiKey } from './api-key-text.js';

describe('the text of a key', () => {
  it('says its town, its id and its secret', () => {
    const [townId, keyId] = [uuid(), uuid()];
    const { text, secret } = composeApiKey(townId, keyId);
    expect(parseApiKey(text)).toEqual({ townId, keyId, secret });
  });

  it('is one line without spaces, of which no two are the same', () => {
    const [townId, keyId] = [uuid(), uuid()];
    expect(composeApiKey(townId, keyId).text).toMatch(/^aig_[\w-]+$/);
    expect(composeApiKey(townId, keyId).text).not.toBe(composeApiKey(townId, keyId).text);
  });

  it.each(['', 'aig', 'aig__', 'Bearer x', "aig_' OR 1=1"])('is not %p', (text) => {
    expect(parseApiKey(text)).toBeNull();
  });

  it('is whole or nothing', () => {
    const { text } = composeApiKey(uuid(), uuid());
    for (const other of [text.slice(0, -1), `${text}A`, ` ${text}`, text.toUpperCase(), `${text}\n`]) {
      expect(parseApiKey(other)).toBeNull();
    }
  });
});
