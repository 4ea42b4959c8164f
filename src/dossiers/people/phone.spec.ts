import { phoneOf } from './index.js';
import { phonesIn } from './phones-in.js';

describe('a phone number, however it is written', () => {
  it.each([
    '06 39 98 41 02',
    '0639984102',
    '06.39.98.41.02',
    '06-39-98-41-02',
    '06/39/98/41/02',
    '06\u00a039\u00a098\u00a041\u00a002',
    '063 998 41 02',
    '(06) 39 98 41 02',
    '+33 6 39 98 41 02',
    '+33 (0)6 39 98 41 02',
    '+33 ( 0 ) 6 39 98 41 02',
    '+33 06 39 98 41 02',
    '+33(0)639984102',
    '0033 6 39 98 41 02',
    '00 33 6 39 98 41 02',
    '0033639984102',
    'tel:+33639984102',
    'Tél. : 06 39 98 41 02',
    'O6 39 98 41 O2',
    '06 39 98 4l 02',
    'O6.39.98.4I.O2',
    '06 39 98 41 02 poste 12',
    '06 39 98 41 02 (poste 3)',
    '06 39 98 41 02 ext. 204',
  ])('« %s »', (written) => expect(phoneOf(written)).toBe('+33639984102'));

  it.each([
    ['0262 12 34 56', '+262262123456'],
    ['02 62 12 34 56', '+262262123456'],
    ['+262 262 12 34 56', '+262262123456'],
    ['+33 2 62 12 34 56', '+262262123456'],
    ['0692 12 34 56', '+262692123456'],
    ['0269 61 23 45', '+262269612345'],
    ['0639 40 12 34', '+262639401234'],
    ['0590 90 12 34', '+590590901234'],
    ['0690 30 12 34', '+590690301234'],
    ['0594 30 12 34', '+594594301234'],
    ['0596 60 12 34', '+596596601234'],
    ['0696 20 12 34', '+596696201234'],
    ['+32 475 12 34 56', '+32475123456'],
    ['0032 475 12 34 56', '+32475123456'],
    ['+213 551 23 45 67', '+213551234567'],
    ['+44 (0)20 7946 0123', '+442079460123'],
    ['+41 79 123 45 67', '+41791234567'],
  ])('« %s » is %s', (written, e164) => expect(phoneOf(written)).toBe(e164));

  it.each(['', 'masqué', '12', '112', '15', '3949', '36 39', '118 712', '0639', '06 39 98 41', '06 39 98 41 02 04 65'])(
    '« %s » is none',
    (written) => expect(phoneOf(written)).toBeUndefined(),
  );

  it.each(['0800 123 456', '08 99 70 12 34', '0 820 20 12 34'])(
    '« %s » rings an organisation, not a person',
    (written) => expect(phoneOf(written)).toBeUndefined(),
  );
});

describe('phone numbers of a text', () => {
  const values = (text: string) => phonesIn(text).map(({ value }) => value);

  it.each([
    ['Tél : 06 39 98 41 02 / 04 65 71 10 25', ['+33639984102', '+33465711025']],
    ['06 39 98 41 02 04 65 71 10 25', ['+33639984102', '+33465711025']],
    ['Fixe 04.65.71.10.25 - Port. O6.39.98.41.O2', ['+33465711025', '+33639984102']],
    ['Belgique : +32 475 12 34 56, France +33 (0)6 39 98 41 02.', ['+32475123456', '+33639984102']],
    ['au 0639984102 ou au 0262 12 34 56', ['+33639984102', '+262262123456']],
    ['au zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux un matin', ['+33639984102']],
    ['zéro six trente neuf quatre vingt dix huit quarante et un zéro deux', ['+33639984102']],
    ['zéro quatre vingt-six soixante et onze dix vingt-cinq', ['+33426711025']],
    ['zéro quatre vingt soixante et onze dix vingt-cinq', ['+33420711025']],
    ['plus trente-trois six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux', ['+33639984102']],
    ['zéro six trois neuf neuf huit quatre un zéro deux', ['+33639984102']],
    ['c’est le 06 trente-neuf 98 quarante et un 02', ['+33639984102']],
    [
      'zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux ou zéro quatre soixante-cinq soixante et onze dix vingt-cinq',
      ['+33639984102', '+33465711025'],
    ],
  ])('« %s »', (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    'SA-2027-000123',
    'SIRET 732 829 320 00074',
    'le 03/02/2027 à 14 h 30',
    'facture 2027-0639984102-77',
    '12345678901234567890',
    'W423009876',
    'appelez le 15 ou le 112',
    'le zéro six trente-neuf quatre-vingt-dix-huit',
  ])('none in « %s »', (text) => expect(values(text)).toEqual([]));

  it('a long hostile text is read in one pass', () => {
    expect(values('0 1 '.repeat(20_000)).length).toBeLessThan(20_000);
    expect(values('+'.repeat(400_000))).toEqual([]);
    expect(values('zéro '.repeat(80_000))).toEqual([]);
  });
});
