import { decodeText } from './charset.js';
import { structuredValue } from './parameters.js';
import { decoded, decodedPieces, transferEncoding } from './transfer.js';
import { decodeWords, relabelWords } from './words.js';

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('charsets', () => {
  it.each([
    ['what UTF-8 is labelled', Buffer.from('été'), 'utf-8', 'été', undefined],
    ['Latin-1 called UTF-8', latin('une crème brûlée'), 'utf-8', 'une crème brûlée', 'windows-1252'],
    ['UTF-8 called Latin-1', Buffer.from('Musée'), 'iso-8859-1', 'Musée', 'utf-8'],
    ['eight bits called ASCII', latin('reçu'), 'us-ascii', 'reçu', undefined],
    ['no label', latin('reçu'), undefined, 'reçu', undefined],
    [
      'UTF-8 cut in a character',
      Buffer.from('déjà reçu à côté').subarray(0, -1),
      'utf-8',
      'déjà reçu à côt\ufffd',
      undefined,
    ],
    ['the euro of Windows in Latin-1', Buffer.from([0x80]), 'iso-8859-1', '€', undefined],
    ['the euro of Latin-9', Buffer.from([0xa4]), 'ISO_8859-15', '€', undefined],
    ['another script', Buffer.from([0xc4, 0xee, 0xec]), 'cp1251', 'Дом', undefined],
    ['another script, belied', Buffer.from('Дом'), 'iso-2022-jp', 'Дом', 'utf-8'],
    ['a byte order mark', Buffer.from('\ufeffété', 'utf16le'), 'utf-8', 'été', undefined],
    ['a label in quotes', Buffer.from('é'), '"UTF-8"', 'é', undefined],
    ['the plus sign of UTF-7', latin('1 +- 1'), 'utf-7', '1 + 1', undefined],
  ])('%s', (_, bytes, label, text, readAs) => {
    expect(decodeText(bytes, label)).toEqual({ text, ...(readAs && { readAs }) });
  });
});

describe('encoded words (RFC 2047)', () => {
  it.each([
    ['=?utf-8?Q?caf=C3=A9_noir?=', 'café noir'],
    ['=?utf-8?B?Y2Fmw6k=?=', 'café'],
    ['=?utf-8?Q?caf=E9?=', 'café'],
    ['=?iso-8859-1?Q?Mus=C3=A9e?=', 'Musée'],
    ['=?utf-8?B?w?= =?utf-8?B?6k=?=', 'é'],
    ['=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=', 'é'],
    ['=?utf-8*fr?Q?=C3=A9?= et a', 'é et a'],
    ['a =?utf-8?Q?b?= c =?utf-8?Q?d?=', 'a b c d'],
    ['=?utf-8?Q?Qui ?? Moi=21?=', 'Qui ?? Moi!'],
    ['coupé : =?utf-8?B?Y2Fm', 'coupé : caf'],
    ['=?x-inconnu?Q?=E9t=E9?=', 'été'],
    ['1 =? 2 ?= 3', '1 =? 2 ?= 3'],
    ['=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
  ])('%s', (value, text) => {
    expect(decodeWords(value)).toBe(text);
  });

  it('stay one word for a parser of addresses, whatever stands in them', () => {
    expect(decodeWords(relabelWords('=?iso-8859-1?Q?Lef=E8vre=2C_Paul?= <p@a.example>'))).toBe(
      'Lefèvre, Paul <p@a.example>',
    );
    expect(relabelWords('=?iso-8859-1?Q?a=2Cb?=')).not.toContain(',');
  });
});

describe('parameters (RFC 2045, 2231)', () => {
  it.each([
    ['text/plain; charset=utf-8', 'charset', 'utf-8'],
    ['text/plain charset="utf-8"', 'charset', 'utf-8'],
    ['Text/Plain; CHARSET=us-ascii (du texte)', 'charset', 'us-ascii'],
    ['a/b; name="dit \\"le plan\\".pdf"', 'name', 'dit "le plan".pdf'],
    ['a/b; name="C:\\Temp\\plan.pdf"', 'name', 'C:\\Temp\\plan.pdf'],
    ['a/b; name=mon plan.pdf; x=1', 'name', 'mon plan.pdf'],
    ["a/b; name*=iso-8859-1'fr'%E9t%E9", 'name', 'été'],
    ["a/b; name*0*=utf-8''%C3; name*1*=%A9; name*2=.pdf", 'name', 'é.pdf'],
    ['a/b; name*1=b; name*0=a', 'name', 'ab'],
    ['a/b; name*=caf%C3%A9', 'name', 'café'],
    ['a/b; name="=?utf-8?Q?caf=C3=A9?="', 'name', 'café'],
    ['a/b; name=a; name=b', 'name', 'a'],
    ['a/b; name="jamais fermé', 'name', 'jamais fermé'],
    ['a/b; x; boundary="AAA"', 'boundary', 'AAA'],
  ])('%s', (field, name, value) => {
    expect(structuredValue(field).parameters.get(name)).toBe(value);
  });
});

describe('transfer encodings', () => {
  it.each([
    ['base64', 'w6k=', 'é'],
    ['base64', 'w6k', 'é'],
    ['base64', 'YQ==Yg==\r\n!Yw==', 'abc'],
    ['base64', '', ''],
    ['Quoted-Printable', 'caf=C3=A9 =\r\nnoir=3D', 'café noir='],
    ['quoted-printable', 'a=ZZ=', 'a=ZZ'],
    ['quoted-printable', 'fin =  \nde ligne', 'fin de ligne'],
    ['x-uuencode', 'begin 644 a.txt\n#8V%T\n`\nend\n', 'cat'],
    ['8bit', 'é', 'é'],
    ['inconnu', 'a=3D', 'a=3D'],
  ])('%s of %j', (encoding, body, text) => {
    expect(decoded(Buffer.from(body), transferEncoding(encoding)).toString()).toBe(text);
  });

  it.each(['base64', 'quoted-printable'] as const)('%s of three megabytes is the same in pieces', (encoding) => {
    const bytes = Buffer.alloc(3 * 1024 * 1024, 'é\u0001=a');
    const body = Buffer.from(
      encoding === 'base64'
        ? bytes.toString('base64').replace(/.{71}/g, '$&\r\n')
        : bytes.toString('latin1').replace(/[^a]/g, (sign) => `=${sign.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
    const pieces = [...decodedPieces(body, encoding)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    expect(decoded(body, encoding, 10).equals(bytes.subarray(0, 10))).toBe(true);
  });
});
