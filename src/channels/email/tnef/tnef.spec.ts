import { parseMail } from '../parse-mail.js';
import { understandMail } from '../understand-mail.js';
import { rtfOfCompressed } from './compressed-rtf.js';
import { readTnef } from './read-tnef.js';
import { rtfToText } from './rtf-to-text.js';
import { mapiOf, number, tnefOf } from './tnef.fixture.js';

const pdf = Buffer.from('%PDF-1.4 plan');
const withFiles = tnefOf([
  [0x9007, number(1252)],
  [
    0x9003,
    mapiOf([
      [0x8005, 12],
      [0x0e1b, 1],
      [0x1000, 'Voici le plan demandé.'],
    ]),
  ],
  [0x9002, Buffer.alloc(14)],
  [0x8010, Buffer.from('PLANDE~1.PDF\0')],
  [0x800f, pdf],
  [
    0x9005,
    mapiOf([
      [0x3707, 'Plan de l’école.pdf'],
      [0x370e, 'application/pdf'],
    ]),
  ],
  [0x9002, Buffer.alloc(14)],
  [0x8010, Buffer.from('re\xe7u.txt\0', 'latin1')],
  [0x800f, Buffer.from('payé')],
]);

describe('winmail.dat', () => {
  it('gives its words and its files, under their long names', () => {
    expect(readTnef(withFiles)).toEqual({
      messageClass: '',
      text: 'Voici le plan demandé.',
      files: [
        { name: 'Plan de l’école.pdf', type: 'application/pdf', bytes: pdf },
        { name: 'reçu.txt', type: 'application/octet-stream', bytes: Buffer.from('payé') },
      ],
      isWhole: true,
    });
  });

  it.each([
    ['HTML', [0x1013, Buffer.from('<p>Bonjour <b>Madame</b></p>')], 'Bonjour Madame'],
    [
      'RTF that is not compressed',
      [0x1009, rtfBlock(0x414c454d, Buffer.from('{\\rtf1 Bonjour\\par Madame}'))],
      'Bonjour\nMadame',
    ],
  ] as const)('whose words are in %s', (_, property, text) => {
    expect(readTnef(tnefOf([[0x9003, mapiOf([[property[0], property[1]]])]]))!.text).toBe(text);
  });

  it('cut in the middle gives what came', () => {
    const cut = readTnef(withFiles.subarray(0, withFiles.length - 4))!;
    expect(cut.isWhole).toBe(false);
    expect(cut.files.map(({ name }) => name)).toEqual(['Plan de l’école.pdf', 'reçu.txt']);
  });

  it('that is none, or noise after its first bytes, does no harm', () => {
    expect(readTnef(Buffer.from('noise'))).toBeNull();
    const noise = Buffer.concat([
      withFiles.subarray(0, 6),
      Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 256)),
    ]);
    expect(readTnef(noise)!.isWhole).toBe(false);
  });

  it.each([
    ['IPM.Microsoft Mail.Read Receipt', 'receipt'],
    ['REPORT.IPM.Note.IPNRN', 'receipt'],
    ['IPM.Microsoft Mail.Non-Delivery', 'bounce'],
    ['IPM.Microsoft Schedule.MtgReq', 'calendar'],
    ['IPM.Note', 'message'],
  ])('says by its class what the mail is: %s', (messageClass, kind) => {
    const packed = tnefOf([[0x8008, Buffer.from(`${messageClass}\0`)]]).toString('base64');
    const head = 'From: claire@entreprise.example\nTo: contact@ville.example\nSubject: Lu\n';
    const raw = `${head}Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64\n\n${packed}\n`;
    expect(understandMail(Buffer.from(raw), { ourAddresses: new Set() }).kind).toBe(kind);
  });

  it('is unpacked where it is the only thing a mail carries, and its words are the mail’s', () => {
    const mail = parseMail(
      Buffer.from(
        'Subject: Plan\nMIME-Version: 1.0\nContent-Type: application/ms-tnef; name=winmail.dat\n' +
          `Content-Transfer-Encoding: base64\n\n${withFiles.toString('base64')}\n`,
      ),
    );
    expect(mail.text).toBe('Voici le plan demandé.');
    expect(mail.files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['Plan de l’école.pdf', 'application/pdf'],
      ['reçu.txt', 'text/plain'],
    ]);
  });
});

describe('compressed RTF', () => {
  // The examples of MS-OXRTFCP 4.1.
  const hello = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  );
  const crossing = Buffer.from('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', 'hex');

  it('is expanded as in Microsoft’s own examples', () => {
    expect(rtfOfCompressed(hello)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
    expect(rtfOfCompressed(crossing)).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
  });

  it('cut in the middle gives what came', () => {
    expect(rtfOfCompressed(hello.subarray(0, 36))).toMatch(/^\{\\rtf1\\ansi\\ansicpg1252\\pard/);
    expect(rtfOfCompressed(Buffer.alloc(0))).toBe('');
  });
});

describe('words of RTF', () => {
  it.each([
    ['{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 Un\\par Deux}', 'Un\nDeux'],
    ["{\\rtf1 re\\'e7u \\u233?t\\u233?}", 'reçu été'],
    ['{\\rtf1 a\\{b\\}\\\\c\\~d}', 'a{b}\\c\u00a0d'],
    ['{\\rtf1{\\*\\generator Riched20;}Bonjour{\\pict 89504e47}}', 'Bonjour'],
    ['{\\rtf1\\fromhtml1{\\*\\htmltag64 <p>}Bonjour{\\*\\htmltag72 </p>}\\par\\par}', 'Bonjour'],
    ['{{{{{ jamais fermé', 'jamais fermé'],
  ])('%s', (rtf, text) => {
    expect(rtfToText(rtf)).toBe(text);
  });

  it('are read in time that grows with the length alone', () => {
    const start = performance.now();
    expect(rtfToText(`{\\rtf1 a${' '.repeat(200_000)}b}`)).toHaveLength(200_002);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

function rtfBlock(kind: number, rtf: Buffer): Buffer {
  return Buffer.concat([number(rtf.length + 12), number(rtf.length), number(kind), number(0), rtf]);
}
