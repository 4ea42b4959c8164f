import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { understandMail, type UnderstoodMail } from './understand-mail.js';

const context = { ourAddresses: new Set(['contact@saint-aubin-sur-gier.example']) };

/** A busy machine is given twenty times what an idle one takes. */
function understood(raw: Buffer | string, withinMs = 5000): UnderstoodMail {
  const start = performance.now();
  const mail = understandMail(Buffer.from(raw), context);
  for (const { content } of mail.files)
    for (const piece of content.pieces()) expect(piece.length).toBeGreaterThanOrEqual(0);
  expect(performance.now() - start).toBeLessThan(withinMs);
  return mail;
}

const mixed = 'Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';

describe('a mail nobody should have sent is understood as far as it goes', () => {
  it('without From, Date, Message-ID or body', () => {
    expect(understood('Subject: Seul\r\n\r\n')).toMatchObject({
      kind: 'message',
      from: null,
      sender: {},
      to: [],
      subject: 'Seul',
      date: null,
      messageId: null,
      newText: '',
      warnings: [],
    });
  });

  it('without even the end of its head', () => {
    expect(understood('Subject: Seul')).toMatchObject({ subject: 'Seul', newText: '' });
    expect(understood('')).toMatchObject({ subject: null, newText: '' });
  });

  it('to ten thousand people: the first two hundred are kept, and it is said', () => {
    const to = Array.from({ length: 10_000 }, (_, index) => `Usager ${index} <usager${index}@courriel.example>`);
    const mail = understood(`From: a@courriel.example\r\nTo: ${to.join(',\r\n ')}\r\nSubject: Tous\r\n\r\nBonjour`);
    expect(mail).toMatchObject({ subject: 'Tous', newText: 'Bonjour' });
    expect(mail.to.length).toBeGreaterThan(100);
    expect(mail.to[0]).toEqual({ name: 'Usager 0', address: 'usager0@courriel.example' });
    expect(mail.warnings).toContain('too-many-recipients: the first 200 are kept');
  });

  it('with a field of one megabyte, in one line or in endless folds', () => {
    for (const value of ['v'.repeat(1024 * 1024), '\r\n a'.repeat(300_000), '\r\n '.repeat(400_000)]) {
      const mail = understood(`X-Long: ${value}\r\nSubject: Après\r\n\r\nBonjour`);
      expect(mail).toMatchObject({ subject: 'Après', newText: 'Bonjour', warnings: ['header-cut'] });
    }
  });

  it('with a subject of one megabyte', () => {
    const mail = understood(`Subject: ${'Bonjour '.repeat(130_000)}\r\n\r\nTexte`);
    expect(mail.subject).toHaveLength(500);
    expect(mail.newText).toBe('Texte');
  });

  it.each([
    ['an encoding', `Content-Transfer-Encoding: ${'('.repeat(64_000)}`],
    ['blanks in a name', `Content-Type: text/plain; name=x${' '.repeat(64_000)}y`],
    ['dots in a name', `Content-Type: image/png; name="${'.'.repeat(64_000)}x"`],
    ['words that never end', `Content-Type: text/plain; name="${'=?a?q?'.repeat(10_000)}"`],
  ])('whose fields would take the square of their length: %s', (_, field) => {
    understood(`${mixed}${`--b\r\n${field}\r\n\r\nx\r\n`.repeat(40)}--b--`);
  });

  it('that names one recipient of sixty thousand letters, again and again', () => {
    const group = `Final-Recipient: rfc822; ${'a'.repeat(60_000)}\r\nAction: failed\r\n\r\n`;
    const part = `--b\r\nContent-Type: message/delivery-status\r\n\r\n${group}`;
    const head = 'Subject: x\r\nContent-Type: multipart/report; boundary=b\r\n\r\n';
    expect(understood(`${head}${part.repeat(40)}--b--`).kind).toBe('bounce');
  });

  it.each([
    ['a name in UTF-7', '=?utf-7?Q?+2D0-?='],
    ['a name cut within a character', `=?utf-8?B?${Buffer.from(`${'a'.repeat(499)}😀b`).toString('base64')}?=`],
  ])('with half a character, which Postgres does not store: %s', (_, name) => {
    const charset = "charset*=utf-8''a%00b";
    const words = `Content-Type: text/plain; ${charset}\r\n\r\ncafé`;
    const mail = understood(`From: ${name} <a@courriel.example>\r\nSubject: ${name}\r\n${words}`);
    expect(JSON.stringify({ ...mail, files: [] })).not.toMatch(/\\u(?:d[89a-f]|0000)/);
    expect(mail.warnings).toHaveLength(1);
  });

  it('with two hundred thousand fields', () => {
    const mail = understood(`Subject: Premier\r\n${'X-A: b\r\n'.repeat(200_000)}\r\nBonjour`);
    expect(mail).toMatchObject({ subject: 'Premier', newText: 'Bonjour', warnings: ['header-cut'] });
  });

  it('whose parts are two hundred deep; beyond, what is deeper is read as it stands', () => {
    expect(understood(nested(200)).newText).toBe('Au fond.');
    expect(understood(nested(5000)).warnings).toContain('too-deep');
  });

  it('whose mails are nested fifty deep: the first is a file', () => {
    const raw = Array.from({ length: 50 }, (_, level) => `Subject: ${level}\r\nContent-Type: message/rfc822\r\n\r\n`);
    const mail = understood(`${raw.join('')}Subject: fond\r\n\r\nAu fond.`);
    expect(mail.files.map(({ mediaType }) => mediaType)).toEqual(['message/rfc822']);
  });

  it('with a thousand files without names: two hundred are kept apart', () => {
    const part = '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF-1\r\n';
    const mail = understood(`${mixed}${part.repeat(1000)}--b--`);
    expect(mail.files).toHaveLength(200);
    expect(mail.files[199]!.name).toBe('piece-200.pdf');
    expect(mail.warnings).toContain('too-many-files: 1000, of which 200 are kept apart');
  });

  it('with a million parts', () => {
    expect(understood(`${mixed}${'--b\r\n\r\nx\r\n'.repeat(500_000)}`).warnings).toContain('too-many-parts');
    expect(understood(`${mixed}${'--c\r\n'.repeat(1_000_000)}`).warnings).toContain('too-many-parts');
  });

  it('in base64 that is none', () => {
    const mail = understood(
      `${mixed}--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n!é&ç=\0(\r\n--b--`,
    );
    expect(mail.files[0]!.content.bytes()).toHaveLength(0);
    expect(mail.warnings).toEqual(['unreadable: piece-1.pdf']);
    expect(understood('Content-Transfer-Encoding: base64\r\n\r\nBonjour à tous, voici ma demande.')).toMatchObject({
      newText: 'Bonjour à tous, voici ma demande.',
      warnings: ['wrong-encoding: labelled base64, read as it stands'],
    });
  });

  it('full of NULs', () => {
    const mail = understood(`Subject: a\0b\r\nFrom: \0a@courriel.example\r\n\r\nBon\0jour${'\0'.repeat(100_000)}`);
    expect(mail).toMatchObject({ subject: 'a b', newText: 'Bonjour' });
    expect(JSON.stringify(mail.from)).not.toContain('\\u0000');
  });

  it('in one line of a megabyte', () => {
    expect(understood(`Subject: x\r\n\r\n${'mot '.repeat(260_000)}`).newText.length).toBeGreaterThan(190_000);
    expect(understood(`Subject: x\r\n\r\n${'a'.repeat(1_000_000)}`).newText).toHaveLength(200_000);
  });

  it('whose lines end in carriage returns alone', () => {
    expect(understood('Subject: Vieux\rFrom: a@courriel.example\r\rBonjour\rMerci')).toMatchObject({
      subject: 'Vieux',
      newText: 'Bonjour\nMerci',
    });
  });

  it('with every field twice: the first counts', () => {
    const mail = understood(
      'From: a@courriel.example\r\nFrom: b@courriel.example\r\nSubject: Un\r\nSubject: Deux\r\n' +
        'Message-ID: <1@a.example>\r\nMessage-ID: <2@a.example>\r\n\r\nx',
    );
    expect(mail).toMatchObject({ from: { address: 'a@courriel.example' }, subject: 'Un', messageId: '<1@a.example>' });
  });

  it('whose date is no date', () => {
    expect(understood('Date: demain\r\nSubject: x\r\n\r\n')).toMatchObject({
      date: null,
      warnings: ['date-unreadable'],
    });
  });

  it('after blank lines, or after a byte order mark', () => {
    expect(understood('\r\n\r\nSubject: x\r\n\r\ny')).toMatchObject({ subject: 'x', newText: 'y' });
    expect(understood('\ufeffSubject: x\r\n\r\ny')).toMatchObject({ subject: 'x', newText: 'y' });
  });

  it('written to be slow', () => {
    const slow = [
      `Content-Type: ${'; a'.repeat(20_000)}\r\n\r\n`,
      `Content-Type: a/b; name="${'\\"'.repeat(30_000)}\r\n\r\n`,
      `Subject: ${'=?utf-8?Q?'.repeat(6000)}\r\n\r\n`,
      `From: ${'<'.repeat(60_000)}\r\n\r\n`,
      `From: ${'"a" '.repeat(15_000)}\r\n\r\n`,
      `Subject: x\r\n\r\n${'begin 644 a\n'.repeat(50_000)}\nend`,
      `Subject: x\r\n\r\n${'> '.repeat(300_000)}`,
      `Subject: Re: x\r\n\r\n${'Le 1 mars 2027, a\n'.repeat(20_000)}`,
      `Subject: TR: x\r\n\r\n${'De : a\n'.repeat(30_000)}`,
      `Content-Type: text/html\r\n\r\n${'<div>'.repeat(200_000)}`,
      `${mixed}--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'='.repeat(1_000_000)}`,
      `${mixed}${'--b'.padEnd(300)}x\r\n`.repeat(2000),
    ];
    for (const raw of slow) understood(raw);
  });
});

describe('whatever becomes of a mail on its way', () => {
  const folder = new URL('./samples/', import.meta.url);
  const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(new URL(name, folder)));

  const place = fc.nat({ max: 100_000 });
  const change = fc.oneof(
    fc.record({ how: fc.constant('cut' as const), at: place, length: fc.nat({ max: 400 }) }),
    fc.record({ how: fc.constant('double' as const), at: place, length: fc.nat({ max: 400 }) }),
    fc.record({ how: fc.constant('swap' as const), at: place, length: fc.nat({ max: 200 }) }),
    fc.record({ how: fc.constant('noise' as const), at: place, length: fc.nat({ max: 20 }) }),
    fc.record({ how: fc.constant('end' as const), at: place, length: fc.constant(0) }),
  );

  it('it is understood, in time', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.infiniteStream(fc.nat(255)),
        (which, changes, noise) => {
          const sample: Buffer = samples[which % samples.length]!;
          const raw = changes.reduce<Buffer>((bytes, one) => changed(bytes, one, noise), sample);
          const mail = understood(raw);
          expect(mail.newText).toEqual(expect.any(String));
          // What is printed and stored must hold in JSON and in Postgres.
          expect(
            JSON.stringify([mail.subject, mail.newText, mail.from, mail.files.map(({ name }) => name)]),
          ).not.toContain('\\u0000');
        },
      ),
      { numRuns: 400 },
    );
  });

  type Change = { how: 'cut' | 'double' | 'swap' | 'noise' | 'end'; at: number; length: number };

  function changed(bytes: Buffer, { how, at: where, length }: Change, noise: Iterator<number>): Buffer {
    const at = bytes.length === 0 ? 0 : where % bytes.length;
    const [before, piece, after] = [
      bytes.subarray(0, at),
      bytes.subarray(at, at + length),
      bytes.subarray(at + length),
    ];
    switch (how) {
      case 'cut':
        return Buffer.concat([before, after]);
      case 'double':
        return Buffer.concat([before, piece, piece, after]);
      case 'swap':
        return Buffer.concat([before, after.subarray(0, length), piece, after.subarray(length)]);
      case 'noise':
        return Buffer.concat([before, Buffer.from(Array.from({ length }, () => noise.next().value as number)), after]);
      case 'end':
        return before;
      default:
        return how satisfies never;
    }
  }
});

function nested(depth: number): Buffer {
  const opening = Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`,
  );
  return Buffer.from(
    `Subject: profond\r\nMIME-Version: 1.0\r\n${opening.join('')}Content-Type: text/plain\r\n\r\nAu fond.\r\n`,
  );
}
