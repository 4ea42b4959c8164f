import { peopleIn } from './index.js';
import { readable } from './readable.js';
import { ourTown as town } from './samples/our-town.fixture.js';

const fiveMegabytes = 5_000_000;
const pieces = [
  'a',
  ' ',
  '\n',
  '0',
  '0 ',
  '+',
  '@',
  'a@',
  'a.',
  'A ',
  'Aa Bb ',
  'Cordialement\n',
  'de la ',
  'je suis ',
  "c'est madame ",
  'soussigné A ',
  'demeurant 1 rue ',
  '42998 A',
  'SA-2027-',
  'zéro ',
  'point ',
  'a arobase ',
  'mon fils ',
  'V/Réf : a\n',
  'le 1 mars 2027, ',
  '\u0301',
  '😀',
];

describe('a hostile text', () => {
  it('is read at its two ends only, in lines that end', () => {
    expect(readable('x'.repeat(fiveMegabytes)).length).toBeLessThanOrEqual(601);
    expect(readable('x\n'.repeat(fiveMegabytes / 2)).length).toBeLessThanOrEqual(30_001);
    const [head, tail] = ['Jeanne Fontaine', 'Paul Roche'];
    const read = readable(`${head}\n${'…\n'.repeat(fiveMegabytes / 2)}${tail}`);
    expect(read.startsWith(head) && read.endsWith(tail)).toBe(true);
  });

  it.each(pieces)('%j again and again says nobody certain', (piece) => {
    const text = piece.repeat(Math.ceil(fiveMegabytes / piece.length));
    for (const kind of ['mail', 'letter', 'call', 'form'] as const) {
      const { phones, emails } = peopleIn(text, { kind, town });
      expect([...phones, ...emails].filter(({ grade }) => grade === 'certain')).toEqual([]);
    }
  });

  it('binary noise says nobody', () => {
    let seed = 1;
    const noise = Array.from({ length: 200_000 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return String.fromCharCode(seed % 0x3000);
    }).join('');
    const { phones, emails, postalAddresses } = peopleIn(noise, { kind: 'letter', town });
    expect([phones, emails, postalAddresses]).toEqual([[], [], []]);
  });
});
