import { holdsSensitiveNumber, maskFacts, maskRecord, maskSender, maskSensitive } from './index.js';

const card = '[numéro de carte masqué]';
const account = '[numéro de compte bancaire masqué]';
const social = '[numéro de sécurité sociale masqué]';

describe('bank accounts are never kept', () => {
  it.each([
    'FR76 3000 6000 0112 3456 7890 189',
    'FR7630006000011234567890189',
    'fr76 3000 6000 0112 3456 7890 189',
    'FR76-3000-6000-0112-3456-7890-189',
    'FR76 3000 6000\n0112 3456 7890 189',
    'FR76 3OOO 6000 0ll2 3456 7890 189',
    'FR76 3000 6000 0112 3456 7890 188',
    'BE68 5390 0754 7034',
    'DE89 3704 0044 0532 0130 00',
    'GB29 NWBK 6016 1331 9268 19',
  ])('%s is masked', (iban) => expect(maskSensitive(`Mon RIB : ${iban}, merci`)).toBe(`Mon RIB : ${account}, merci`));

  it('what follows stays', () => {
    expect(maskSensitive('FR7630006000011234567890189 BIC AGRIFRPP 06 39 98 41 02')).toBe(
      `${account} BIC AGRIFRPP 06 39 98 41 02`,
    );
  });

  it.each(['FR76', 'DE89 3704 0044 0532 0130 01', 'XX12 3456 7890 1234', 'réf. AB12 2027 0001'])(
    '« %s » is none',
    (text) => expect(maskSensitive(text)).toBe(text),
  );
});

describe('numbers misread by OCR, or broken by a line', () => {
  it.each([
    ['carte 4970 1O12 3456 7893', `carte ${card}`],
    ['carte 4970  1012  3456  7893', `carte ${card}`],
    ['carte 4970 1012\n3456 7893 fin', `carte ${card} fin`],
    ['NIR l 85 O5 78 006 084 91', `NIR ${social}`],
    ['NIR 1 85 05  78 006 084 91', `NIR ${social}`],
  ])('%j', (text, seen) => expect(maskSensitive(text)).toBe(seen));

  it('a table of numbers is no card', () => {
    expect(maskSensitive('49 70 10 12\n34 56 78 93')).toBe('49 70 10 12\n34 56 78 93');
  });
});

describe('numbers dictated on the telephone (DP-10)', () => {
  it.each([
    [
      'ma carte c’est quarante-neuf soixante-dix dix douze trente-quatre cinquante-six soixante-dix-huit quatre-vingt-treize et voilà',
      `ma carte c’est ${card} et voilà`,
    ],
    [
      'je veux payer quatre mille neuf cent soixante-dix mille douze trente-quatre cinquante-six 78 93 merci',
      `je veux payer ${card} merci`,
    ],
    [
      'alors le un quatre-vingt-cinq zéro cinq soixante-dix-huit zéro zéro six zéro quatre-vingt-quatre trente-six c’est bon',
      `alors le ${social} c’est bon`,
    ],
    ['un huit cinq zéro cinq sept huit zéro zéro six zéro huit quatre trois six', social],
    [
      'mon numéro de sécu un quatre-vingt-cinq zéro cinq soixante-dix-huit zéro zéro six zéro quatre-vingt-quatre trente-cinq',
      `mon numéro de sécu ${social}`,
    ],
    [
      'mon compte en banque enfin le rib trente mille zéro six zéro zéro zéro un douze trente-quatre cinquante-six',
      'mon compte en banque enfin le rib [numéro masqué]',
    ],
  ])('%j', (text, seen) => expect(maskSensitive(text)).toBe(seen));

  it.each([
    'mon numéro c’est le zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux',
    'le zéro quatre soixante-cinq soixante et onze dix vingt-cinq ou le zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux',
    'le vingt-trois mars deux mille vingt-sept à dix-huit heures trente',
    'pour ma carte d’identité appelez-moi au zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux',
  ])('« %s » stays', (text) => expect(maskSensitive(text)).toBe(text));
});

describe('what is not a text', () => {
  it('a record is masked in its words, and keeps its ids and dates', () => {
    const data = {
      id: '41111111-1111-4111-8111-111111111111',
      sha256: '4'.repeat(64),
      at: '2027-03-01T09:00:00.000Z',
      words: ['carte 4970101234567893', { deeper: 'NIR 185057800608491' }],
      count: 3,
      none: null,
    };
    expect(maskRecord(data)).toEqual({
      ...data,
      words: [`carte ${card}`, { deeper: `NIR ${social}` }],
    });
  });

  it('a sender and the facts of an arrival are masked, what messages are sent to stays, and no mask is printed on an envelope', () => {
    expect(
      maskSender({ name: 'Anne 185057800608491', email: 'a@b.example', postalAddress: ['4970101234567893'] }),
    ).toEqual({ name: 'Anne', email: 'a@b.example' });
    expect(maskSender({ name: '4970101234567893', postalAddress: ['1  rue Haute', `Esc. B ${account}`] })).toEqual({
      postalAddress: ['1  rue Haute', 'Esc. B'],
    });
    expect(maskFacts({ place: '4970101234567893', text: 'rien' })).toEqual({ place: card, text: 'rien' });
    expect(holdsSensitiveNumber('4970101234567893')).toBe(true);
    expect(holdsSensitiveNumber('06 39 98 41 02')).toBe(false);
  });
});

describe('hostile texts', () => {
  const long = 300_000;
  it.each([
    ['digits', '4'.repeat(long)],
    ['digits and spaces', '4 '.repeat(long / 2)],
    ['digits, two spaces', '1  '.repeat(long / 3)],
    ['beginnings of accounts', 'FR76 3'.repeat(long / 6)],
    ['beginnings of accounts, wide', 'FR76  '.repeat(long / 6)],
    ['letters read as digits', 'O'.repeat(long)],
    ['numbers in words', 'quatre vingt '.repeat(long / 13)],
    ['hesitations', 'un euh '.repeat(long / 7)],
    ['line ends', '1\n'.repeat(long / 2)],
    ['no space', 'a'.repeat(long)],
    ['digits, and a letter now and then', `${'4'.repeat(19_999)}a`.repeat(long / 20_000)],
    ['digits one by one, and a letter now and then', `${'4 '.repeat(15_000)}a `.repeat(long / 30_000)],
  ])('%s: read once', (_, text) => expect(maskSensitive(text).length).toBeGreaterThan(0));

  const megabytes = 5_000_000;
  it.each([
    ['in a block', '4'.repeat(megabytes)],
    ['one by one', '4 '.repeat(megabytes / 2)],
    ['in fours', '4970 1012 3456 7893\n'.repeat(megabytes / 20)],
  ])('five megabytes of digits %s are hidden whole, at once', (_, digits) => {
    const begun = performance.now();
    expect(maskSensitive(`Bonjour ${digits} merci`)).toMatch(/^Bonjour \[numéro masqué\]\s+merci$/);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('a list of telephone numbers is no flood of digits', () => {
    const list = Array.from({ length: 1_900 }, (_, at) => `06 39 98 ${String(at).padStart(4, '0')}`).join('\n');
    expect(maskSensitive(list)).toBe(list);
  });

  it('many accounts and cards side by side are all masked', () => {
    const text = 'FR7630006000011234567890189 et 4970101234567893\n'.repeat(20_000);
    expect(maskSensitive(text)).toBe(`${account} et ${card}\n`.repeat(20_000));
  });
});
