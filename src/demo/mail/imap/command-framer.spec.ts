import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadCommand } from './bad-command.js';
import { CommandFramer } from './command-framer.js';

const spoken = 'a1 LOGIN {5}\r\nine\r\n {4}\r\ndemo\r\na2 NOOP\r\n\r\na3 LOGOUT\r\n';
const commands = ['a1 LOGIN {5}\r\nine\r\n {4}\r\ndemo', 'a2 NOOP', '', 'a3 LOGOUT'];

describe('what a mail programme sends', () => {
  it('is cut into the same commands wherever the network cuts it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(spoken.length), { maxLength: 8 }), (cuts) => {
        let goAheads = 0;
        const framer = new CommandFramer(() => (goAheads += 1));
        const bounds = [0, ...cuts.sort((a, b) => a - b), spoken.length];
        const heard = bounds.slice(1).flatMap((end, index) => hear(framer, spoken.slice(bounds[index], end)));
        expect(heard).toEqual(commands);
        expect(goAheads).toBe(2);
      }),
    );
  });

  it('keeps every byte', () => {
    const framer = new CommandFramer(() => undefined);
    expect([...framer.take(Buffer.from([0xff, 0x00, 0xe9, 0x0d, 0x0a]))]).toEqual(['\xff\x00\xe9']);
  });

  it('is refused when it goes on for ever, or announces a literal that would', () => {
    let goAheads = 0;
    const framer = () => new CommandFramer(() => (goAheads += 1));
    expect(() => hear(framer(), 'x'.repeat(70_000))).toThrow(BadCommand);
    expect(() => hear(framer(), 'a1 LOGIN {999999999}\r\n')).toThrow(BadCommand);
    expect(goAheads).toBe(0);
  });
});

function hear(framer: CommandFramer, text: string): string[] {
  return [...framer.take(Buffer.from(text, 'latin1'))];
}
