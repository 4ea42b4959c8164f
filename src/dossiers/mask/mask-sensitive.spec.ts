import fc from 'fast-check';
import { hasCheckDigit } from '../numbers/index.js';
import { maskSensitive } from './index.js';
import { keyOf } from './social-security.js';

const card = '[numéro de carte masqué]';
const social = '[numéro de sécurité sociale masqué]';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const withCheckDigit = (start: string) => start + [...'0123456789'].find((digit) => hasCheckDigit(start + digit))!;
const cardNumber = fc
  .tuple(fc.constantFrom('4', '51', '55', '2221', '2720'), digits(15))
  .map(([start, rest]) => withCheckDigit((start + rest).slice(0, 15)));
const twoDigits = (value: number) => String(value).padStart(2, '0');
const nirBody = fc
  .tuple(
    fc.constantFrom('1', '2'),
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 1, max: 12 }),
    fc.oneof(fc.integer({ min: 1, max: 95 }).map(twoDigits), fc.constantFrom('2A', '2B', '99')),
    digits(6),
  )
  .map(([sex, year, month, department, rest]) => sex + twoDigits(year) + twoDigits(month) + department + rest);
const spaced = (text: string, sizes: number[], separator: string) => {
  let from = 0;
  return sizes.map((size) => text.slice(from, (from += size))).join(separator);
};
const separator = fc.constantFrom(' ', '-', '.', '\u00a0');

describe('payment cards are never kept (J04)', () => {
  it.each([
    '4970101234567893',
    '4970 1012 3456 7893',
    '4970-1012-3456-7893',
    '49 70 10 12 34 56 78 93',
    '5555.5555.5555.4444',
    '3782 822463 10005',
    '3056 9309 0259 04',
  ])('%s is masked', (number) =>
    expect(maskSensitive(`ma carte : ${number}, merci`)).toBe(`ma carte : ${card}, merci`),
  );

  it('any number with a right check digit is masked, in one block or in fours', () => {
    fc.assert(
      fc.property(cardNumber, separator, (number, between) => {
        expect(maskSensitive(`carte ${number}.`)).toBe(`carte ${card}.`);
        expect(maskSensitive(`carte ${spaced(number, [4, 4, 4, 4], between)}.`)).toBe(`carte ${card}.`);
      }),
    );
  });

  it('the digits around it stay: a telephone number before, an expiry date and a code after', () => {
    expect(maskSensitive('06 39 98 41 02 4970 1012 3456 7893 12/28 123')).toBe(`06 39 98 41 02 ${card} 12/28 123`);
    expect(maskSensitive('+33 6 39 98 41 02 4970 1012 3456 7893')).toBe(`+33 6 39 98 41 02 ${card}`);
    expect(maskSensitive('cb4970101234567893 12 28')).toBe(`cb${card} 12 28`);
  });

  it('two cards in a row are both masked', () => {
    expect(maskSensitive('4970101234567893 5555555555554444')).toBe(`${card} ${card}`);
  });

  it('a wrong check digit is no card', () => {
    expect(maskSensitive('4970 1012 3456 7894')).toBe('4970 1012 3456 7894');
  });
});

describe('social security numbers are never kept (DP-05)', () => {
  it('any number with its right key is masked, in one block or spaced, Corsica included', () => {
    fc.assert(
      fc.property(nirBody, separator, (body, between) => {
        const whole = body + twoDigits(keyOf(body));
        expect(maskSensitive(`n° ${whole} ok`)).toBe(`n° ${social} ok`);
        expect(maskSensitive(`n° ${spaced(whole, [1, 2, 2, 2, 3, 3, 2], between)} ok`)).toBe(`n° ${social} ok`);
        expect(maskSensitive(`n° ${spaced(whole, [13, 2], ' ')} ok`)).toBe(`n° ${social} ok`);
      }),
    );
  });

  it('thirteen signs without the key are masked too', () => {
    fc.assert(fc.property(nirBody, (body) => expect(maskSensitive(`NIR ${body}, merci`)).toBe(`NIR ${social}, merci`)));
  });

  it('is masked beside other digits', () => {
    const key = twoDigits(keyOf('1850578006084'));
    expect(maskSensitive('1850578006084 12 euros')).toBe(`${social} 12 euros`);
    expect(maskSensitive(`depuis 2019 1 85 05 78 006 084 ${key} 12 euros`)).toBe(`depuis 2019 ${social} 12 euros`);
  });
});

describe('other numbers stay', () => {
  it.each([
    '06 39 98 41 02',
    '06 39 98 41 02 04 65 71 10 25',
    '+33 6 39 98 41 02',
    '+33 6 39 98 41 02 06 39 98 41 08',
    '0033639984102',
    'SIRET 90000000000018',
    'SIRET 732 829 320 00074',
    'SIREN 732 829 320',
    'RNA W423009876',
    'SA-2027-000123',
    'SA-2027-000123 SA-2027-000124',
    'le 03/02/2027 à 14 h 30',
    '2027-02-03 14.30.45',
    '1985-05-12 10-12',
    'PC 042 999 25 00031',
    'FR76 3000 6000 0112 3456 7890 18',
    '42998 Saint-Aubin, 42000 42100 42300',
    'facture n° 2025-118 de 8 412,60 euros',
  ])('« %s »', (text) => expect(maskSensitive(text)).toBe(text));

  it('any two French telephone numbers, even side by side', () => {
    const phone = fc.tuple(fc.integer({ min: 1, max: 9 }), digits(8)).map(([kind, rest]) => `0${kind}${rest}`);
    fc.assert(
      fc.property(phone, phone, (one, other) => {
        const inPairs = [one, other].map((number) => number.match(/../g)!.join(' ')).join(' ');
        expect(maskSensitive(`${one} ${other}`)).toBe(`${one} ${other}`);
        expect(maskSensitive(inPairs)).toBe(inPairs);
      }),
    );
  });

  it('any number of abroad followed by another', () => {
    fc.assert(
      fc.property(digits(8), digits(8), (one, other) => {
        const written = `+33 6 ${one.match(/../g)!.join(' ')} 06 ${other.match(/../g)!.join(' ')}`;
        expect(maskSensitive(written)).toBe(written);
      }),
    );
  });

  it('any SIRET whose two check digits are right', () => {
    fc.assert(
      fc.property(digits(8), digits(4), (start, office) => {
        const siret = withCheckDigit(withCheckDigit(start) + office);
        expect(maskSensitive(siret)).toBe(siret);
        expect(maskSensitive(spaced(siret, [3, 3, 3, 5], ' '))).toBe(spaced(siret, [3, 3, 3, 5], ' '));
      }),
    );
  });

  it('masking again changes nothing, and a long text of digits is read in a reasonable time', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(maskSensitive(maskSensitive(text))).toBe(maskSensitive(text))));
    expect(maskSensitive('1 '.repeat(2_000))).toBe('1 '.repeat(2_000));
  });
});
