import fc from 'fast-check';
import { hasCheckDigit } from '../numbers/index.js';
import { masks, maskSensitive } from './index.js';
import { keyOf } from './social-security.js';

/** What people, forms, scanners and programs of mail put between the parts of a number. */
const separators = [
  ...['', ' ', '  ', '   ', '\t', '\n', '\r\n', '\n\n', '<br>', '<br/>\n'],
  ...['-', '–', '—', '\u2212', ' - ', '.', ',', ', ', '/', ' / ', '_', ' | ', '\\', ' * ', '·'],
  ...['\u00a0', '\u2009', '\u202f', '\u3000', '\u200b', '\u00ad', '\u2060'],
];
const between = fc.constantFrom(...separators);
const scripts = [
  (digits: string) => digits,
  (digits: string) => moved(digits, 0xff10), // full width
  (digits: string) => moved(digits, 0x660), // Arabic
];
const script = fc.constantFrom(...scripts);
const moved = (digits: string, zero: number) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const some = (signs: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...signs), minLength: length, maxLength: length });
const digits = (length: number) => some('0123456789', length);
const cut = (number: string, sizes: readonly number[]) => {
  let from = 0;
  return sizes.map((size) => number.slice(from, (from += size)));
};
const twoDigits = (value: number) => String(value).padStart(2, '0');

const card = fc
  .tuple(fc.constantFrom('4', '51', '55', '2221', '37', '34'), digits(15))
  .map(([start, rest]) => (start + rest).slice(0, start.startsWith('3') ? 14 : 15))
  .map((start) => start + [...'0123456789'].find((digit) => hasCheckDigit(start + digit))!)
  .map((number) => cut(number, number.length === 15 ? [4, 6, 5] : [4, 4, 4, 4]));
const nirBody = fc
  .tuple(
    fc.constantFrom('1', '2'),
    digits(2),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('05', '42', '2A', '97'),
    digits(6),
  )
  .map(([sex, year, month, department, rest]) => sex + year + twoDigits(month) + department + rest);
const nir = nirBody.map((body) => cut(body + twoDigits(keyOf(body)), [1, 2, 2, 2, 3, 3, 2]));
const remainder = (number: string) => Number(BigInt(number) % 97n);
const rib = fc.tuple(digits(5), digits(5), digits(8), some('0123456789ABKSZ', 3)).map(([bank, branch, start, rest]) => {
  const values = rest.replace(/[ABKSZ]/g, (letter) => ({ A: '1', B: '2', K: '2', S: '2', Z: '9' })[letter]!);
  const key = 97 - remainder(`${bank}${branch}${start}${values}00`);
  return [bank, branch, start + rest, twoDigits(key)];
});
const iban = rib.map((parts) => {
  const end = parts.join('');
  const asNumber = `${end}FR00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return cut(`FR${twoDigits(98 - remainder(asNumber))}${end}`, [4, 4, 4, 4, 4, 4, 3]);
});

describe('a number is masked however it is spelt', () => {
  it.each([
    ['card', card, masks.card],
    ['social security number', nir, masks.socialSecurity],
    ['RIB', rib, masks.account],
    ['IBAN', iban, masks.account],
  ])('any valid %s', (_, number, mask) => {
    fc.assert(
      fc.property(number, between, script, (parts, separator, written) => {
        expect(maskSensitive(`C'est : ${written(parts.join(separator))}. Merci`)).toBe(`C'est : ${mask}. Merci`);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['RIB 30006 00001 12345678901 89', `RIB ${masks.account}`],
    ['30006000011234567890189', masks.account],
    ['Banque : 30006\nGuichet : 00001\nCompte n° 12345678901, clé RIB : 89', `Banque : ${masks.account}`],
    ['3000 6000 0112 3456 7890 189', masks.account],
    ['IBANFR7630006000011234567890189', `IBAN${masks.account}`],
    ['FR7630006000011234567890189BIC', `${masks.account}BIC`],
    ['NIR245069703542106', `NIR${masks.socialSecurity}`],
    ['x185057800608491', `x${masks.socialSecurity}`],
    ['NIR1 85 05 78 006 084 91', `NIR${masks.socialSecurity}`],
    ['1   8 5   0 5   7 8   0 0 6   0 8 4   9 1', masks.socialSecurity],
    ['18/50/57/80/06/08/49/1', masks.socialSecurity],
    ['185 0578 006084 91', masks.socialSecurity],
    ['4970|1012|3456|7893', masks.card],
    ['12/2028-49 70 10 12 34 56 78 93', `12/2028-${masks.card}`],
    ['2024 4970 1012 3456 7893', `2024 ${masks.card}`],
    ['4️⃣970101234567893', masks.card],
  ])('« %s »', (text, seen) => expect(maskSensitive(text)).toBe(seen));

  it('one wrong digit makes nothing else of a social security number', () => {
    expect(maskSensitive('185057800608492')).toBe(masks.socialSecurity);
    expect(maskSensitive('1 85 05 78 006 084 92')).toBe(masks.socialSecurity);
    expect(maskSensitive('1 85 15 78 006 084 91')).toBe(masks.socialSecurity);
    expect(maskSensitive('mon numéro de sécu : 185157800608491')).toBe(`mon numéro de sécu : ${masks.socialSecurity}`);
  });
});

describe('what is not valid stays', () => {
  const anyDigit = fc.integer({ min: 1, max: 9 });
  const other = (digit: string, by: number) => String((Number(digit) + by) % 10);

  it('any card or RIB with a wrong last digit', () => {
    fc.assert(
      fc.property(fc.oneof(card, rib), fc.constantFrom(' ', '-', '\n', ' | '), anyDigit, (parts, separator, by) => {
        const wrong = parts.join(separator).replace(/\d$/, (digit) => other(digit, by));
        const seen = maskSensitive(wrong);
        // By chance it holds what looks like a number of the social security, which is masked even when wrong.
        if (!seen.includes(masks.socialSecurity)) expect(seen).toBe(wrong);
        expect(seen).not.toContain(masks.card);
        expect(seen).not.toContain(masks.account);
      }),
    );
  });

  it.each([
    '12/05/1985, 14/06/2024, 06 39 98 41 02',
    '06/39/98/41/02 – 04/65/71/10/25',
    '12 345,60 € + 1 234,50 € = 13 580,10 €',
    'SIRET : 732-829-320-00074',
    'de 12 enfants qui mangent à la cantine le midi 3 fois par semaine',
    'lots 12, 14, 16, 18, 20, 22, 24, 26, 28',
    '2024\n2025\n2026\n2027\n2028',
    '| 450 | 320 | 210 | 150 | 120 |',
    'parcelles AB 123, AB 124, AC 0012, section ZA 45',
    'du 1/9/2026 au 31/8/2027, 42997 Grandval, 42998 Saint-Aubin',
    'https://www.ville.example/dossier/2027/03/12/SA-2027-000123',
    'compteur 09 123 456 789 012',
    '3 85 15 78 006 084',
    'SA-2027-501200 5757222552',
    '42771\n6577439743',
    '57318352, 60857325',
  ])('« %s »', (text) => expect(maskSensitive(text)).toBe(text));
});

it('a long text is read in a time that grows with its length', () => {
  const secondsFor = (text: string) => {
    const started = process.cpuUsage();
    maskSensitive(text);
    return process.cpuUsage(started).user / 1_000_000;
  };
  for (const unit of ['4', '4 ', '1850578006084 ', '30006 00001 ', 'FR76 3']) {
    const short = secondsFor(unit.repeat(100_000 / unit.length));
    // Ten times as long takes about ten times the time; were every place read to the end, it would be a hundred.
    expect(secondsFor(unit.repeat(1_000_000 / unit.length))).toBeLessThan(40 * Math.max(short, 0.05));
  }
}, 60_000);
