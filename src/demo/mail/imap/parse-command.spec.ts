import { describe, expect, it } from '@jest/globals';
import { BadCommand } from './bad-command.js';
import { parseCommand } from './parse-command.js';

describe('a command', () => {
  it('is read whether its words are bare, quoted, literal or in brackets', () => {
    expect(parseCommand('a1 login "ine\\"s \\\\" {6}\r\nde "mo')).toEqual({
      tag: 'a1',
      name: 'LOGIN',
      args: ['ine"s \\', 'de "mo'],
    });
    expect(parseCommand('A UID FETCH 1:3,9:* (UID BODY.PEEK[]<0.10> (x))').args).toEqual([
      'FETCH',
      '1:3,9:*',
      ['UID', 'BODY.PEEK[]<0.10>', ['x']],
    ]);
    expect(parseCommand('a LIST "" ""').args).toEqual(['', '']);
    expect(parseCommand('a STORE 1 +FLAGS (\\Seen $Aiguillage)').args).toEqual([
      '1',
      '+FLAGS',
      ['\\Seen', '$Aiguillage'],
    ]);
    expect(parseCommand('a LOGIN {0}\r\n x').args).toEqual(['', 'x']);
  });

  it.each(['', 'seul', '(a) NOOP', 'a FETCH 1 (UID', 'a FETCH 1 UID)', 'a LOGIN "x', 'a LOGIN {5}x', 'a\x0bLOGIN "'])(
    'that makes no sense is refused: %j',
    (text) => {
      expect(() => parseCommand(text)).toThrow(BadCommand);
    },
  );
});
