import { describe, expect, it } from '@jest/globals';
import type { FoundFile, Reading } from '../../dossiers/arrival.js';
import { EmailReader, mailBytesMax } from './read-mail.js';
import { mailOf, sampleMail } from './samples.fixture.js';

const reader = new EmailReader(['Contact@saint-aubin-sur-gier.example', 'etat-civil@saint-aubin-sur-gier.example']);

const mailbox = 'contact@saint-aubin-sur-gier.example';

async function read(name: string): Promise<Reading> {
  return readRaw(sampleMail(name).bytes);
}

async function readRaw(raw: Buffer | string): Promise<Reading> {
  const result = await reader.read(mailOf(raw), mailbox);
  if (!result.ok) throw new Error(result.reason);
  return result.reading;
}

describe('what a mail says', () => {
  it('is read from base64 in UTF-8, with the piece joined to it', async () => {
    const reading = await read('base64-utf8');
    expect(reading.kind).toBe('request');
    expect(reading.subject).toBe('Demande d’acte de naissance');
    expect(reading.text).toContain('Je m’appelle Inès Garcia, née le 4 mai 1990');
    expect(reading.sender).toEqual({ name: 'Inès Garcia', email: 'ines.garcia@courriel.example' });
    expect(reading.mail).toEqual({
      kind: 'message',
      messageId: '<CAFx1z=abc@mail.courriel.example>',
      inReplyTo: null,
      references: [],
      bouncedMessageId: null,
    });
    const [piece, ...others] = reading.attachments;
    expect(others).toEqual([]);
    expect(piece).toMatchObject({ name: "carte d'identité.png", mediaType: 'image/png' });
    expect(bytesOf(piece!).subarray(1, 4).toString()).toBe('PNG');
  });

  it('is mended when Latin-1 was called UTF-8, in the words, the subject and the name', async () => {
    const reading = await read('latin1-called-utf8');
    expect(reading.subject).toBe('Demande de réservation de la salle des fêtes');
    expect(reading.text).toContain('réserver la salle des fêtes le 12 juin pour un goûter d');
    expect(reading.sender.name).toBe('André Lefèvre');
  });

  it('is mended when UTF-8 was called Latin-1', async () => {
    const reading = await read('utf8-called-latin1');
    expect(reading.subject).toBe('Lampadaire cassé');
    expect(reading.text).toBe(
      'Le lampadaire du 3 rue de l’Église est cassé depuis l’été dernier, ça fait peur à ma mère.',
    );
  });

  it('is taken out of HTML without its scripts, styles and comments', async () => {
    const { text } = await read('html-only');
    expect(text).toBe(
      'Bonjour Madame,\n\nIl y a un trou énorme devant le n°\u202f12, rue Ampère :\n\n- 30 cm de large\n- 10 cm de profondeur\n\n' +
        'Prix < 50 € & c’est urgent\nKarim',
    );
  });

  it('is the new words of an answer, with the thread it belongs to', async () => {
    const reading = await read('reply-gmail');
    expect(reading.kind).toBe('request');
    expect(reading.text).toBe('Merci, voici ma nouvelle adresse : 4 rue des Lilas.');
    expect(reading.mail?.inReplyTo).toBe('<aig-0192aa-acknowledgement@aiguillage.saint-aubin-sur-gier.example>');
    expect(reading.mail?.references).toHaveLength(2);
  });

  it('is the whole mail when somebody else passed it on to us', async () => {
    const { text, sender, mail } = await read('forwarded-outlook');
    expect(text).toContain('Pour suite à donner.');
    expect(text).toContain('je voudrais inscrire ma fille à la cantine');
    expect(sender.email).toBe('accueil@ecole.example');
    expect(mail?.relay).toBeUndefined();
  });

  it('is the usager’s own when an agent passed it on, and the agent is named beside', async () => {
    const { text, sender, subject, mail } = await read('difficult/carried-mail');
    expect(text).toBe('Bonjour, reste-t-il une place au centre aéré en avril ?');
    expect(sender).toEqual({ name: 'Hélène Roche', email: 'helene.roche@courriel.example' });
    expect(subject).toBe('Inscription au centre aéré');
    expect(mail?.relay).toEqual({
      agent: { name: 'Paul Agent', email: 'p.agent@saint-aubin-sur-gier.example' },
      writtenAt: '2027-03-01T17:12:00.000Z',
      note: 'Pour toi.',
    });
  });

  it('comes with the photographs within its words, and without the logo under them', async () => {
    expect((await read('difficult/inline-images')).attachments.map(({ name }) => name)).toEqual(['IMG_0042.jpg']);
  });

  it('comes with what a person should know of its files', async () => {
    expect((await read('difficult/smime-sealed')).mail?.warnings).toEqual(['encrypted: smime.p7m']);
    expect((await read('base64-utf8')).mail?.warnings).toBeUndefined();
  });

  it('is understood without sender, date and Message-ID', async () => {
    const reading = await read('bare');
    expect(reading).toMatchObject({ kind: 'request', subject: 'Poubelle', sender: {} });
    expect(reading.text).toBe("Ma poubelle n'a pas ete videe.");
    expect(reading.mail?.messageId).toBeNull();
  });

  it('is understood without a body', async () => {
    const reading = await read('no-body');
    expect(reading).toMatchObject({ kind: 'request', text: '', subject: 'Rappelez-moi au 04 65 71 10 99 svp' });
  });

  it('comes from the person named in Reply-To when the site of the town sent the form', async () => {
    const reading = await read('website-form');
    expect(reading.kind).toBe('request');
    expect(reading.sender.email).toBe('hugo.martin@courriel.example');
    expect(reading.mail?.from).toEqual({ name: 'Formulaire du site', email: 'noreply@saint-aubin-sur-gier.example' });
  });

  it('keeps the address it was written from only where the answer goes to another', async () => {
    const { sender, mail } = await readRaw(
      'From: =?utf-8?q?In=C3=A8s_Aubert?= <Ines@courriel.example>\r\nReply-To: ines@COURRIEL.example\r\n\r\nBonjour',
    );
    expect(sender.name).toBe('Inès Aubert');
    expect(mail).not.toHaveProperty('from');
  });

  it('takes out of names and subjects what is not seen or turns the reading order, and warns of what turns it', async () => {
    const { sender, subject, mail } = await readRaw(
      [
        `From: ${encoded('Mairie\u202e eriam\u202c\ufeff')} <ines@courriel.example>`,
        `Subject: ${encoded('\u2066Demande\u2069 de\u200b logement\u0007 \u061cpour Saïd')}`,
        'Message-ID: <unseen@courriel.example>',
        '',
        'Bonjour',
      ].join('\r\n'),
    );
    expect(sender.name).toBe('Mairie eriam');
    expect(subject).toBe('Demande de logement  pour Saïd');
    expect(mail?.warnings).toEqual(['reading-order: the subject', 'reading-order: the sender']);
  });

  it.each(['\u00ad', '\u200b', '\u2060', '\u034f'])(
    'takes an address with a sign that is not seen for nobody’s, not for the one it looks like',
    async (sign) => {
      const { sender, mail } = await readRaw(
        `From: Agent <agent@vil${sign}le.example>\r\nReply-To: us${sign}ager@courriel.example\r\n\r\nBonjour`,
      );
      expect(sender).toEqual({});
      expect(mail).not.toHaveProperty('from');
    },
  );

  it('leaves what joins letters and pictures, and warns of nothing for the marks Arabic needs', async () => {
    const subject = 'می\u200cخواهم 👩\u200d👧';
    const read = await readRaw(`From: a@courriel.example\r\nSubject: ${encoded(`\u200f${subject}`)}\r\n\r\nBonjour`);
    expect(read.subject).toBe(subject);
    expect(read.mail).not.toHaveProperty('warnings');
  });

  const encoded = (words: string) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;

  it('gives files without a name one, and never a path', async () => {
    const reading = await readRaw(
      'Subject: photo\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
        '--b\r\nContent-Type: image/jpeg\r\nContent-Disposition: attachment\r\n\r\nx\r\n' +
        '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="C:\\\\tmp\\\\..\\\\note.txt"\r\n\r\ny\r\n--b--\r\n',
    );
    expect(reading.attachments.map(({ name }) => name)).toEqual(['piece-1.jpg', 'note.txt']);
  });
});

describe('who speaks', () => {
  it.each(['absence-outlook', 'absence-gmail', 'absence-thunderbird', 'robot-no-reply'])(
    'a machine: %s',
    async (name) => {
      const reading = await read(name);
      expect(reading.kind).toBe('automatic');
      expect(reading.mail?.bouncedMessageId).toBeNull();
    },
  );

  it('a person, who writes that she will be absent', async () => {
    expect((await read('absence-question')).kind).toBe('request');
  });

  it.each([
    ['bounce-postfix', '<aig-0192ae-acknowledgement@aiguillage.saint-aubin-sur-gier.example>'],
    ['bounce-exchange', '<aig-0192af-acknowledgement@aiguillage.saint-aubin-sur-gier.example>'],
    ['bounce-own-words', '<aig-0192b0-acknowledgement@aiguillage.saint-aubin-sur-gier.example>'],
  ])('a mail server that gives our mail back: %s', async (name, ours) => {
    const reading = await read(name);
    expect(reading.kind).toBe('bounce');
    expect(reading.mail?.bouncedMessageId).toBe(ours);
  });

  it('why it came back, where the report says so (RFC 3463)', async () => {
    expect((await read('bounce-postfix')).mail?.bounce).toEqual({ state: 'bounced', failure: 'address-unknown' });
    expect((await read('bounce-own-words')).mail?.bounce).toEqual({ state: 'bounced', failure: 'mailbox-full' });
  });

  it('a mail server that still tries: nothing has come back', async () => {
    expect((await read('delay-postfix')).mail).toMatchObject({ kind: 'delayed' });
    expect((await read('delay-postfix')).mail?.bounce).toBeUndefined();
  });

  it('a usager who wants no more of our mails: it arrived, and is not wanted (RFC 5965)', async () => {
    const { kind, mail } = await read('complaint-arf');
    expect(kind).toBe('bounce');
    expect(mail?.bouncedMessageId).toBe('<aig-0192b1-acknowledgement@aiguillage.saint-aubin-sur-gier.example>');
    expect(mail?.bounce).toEqual({ state: 'complained', failure: 'unwanted' });
  });

  it('one of our own mailboxes, whatever its capitals: a loop', async () => {
    const reading = await readRaw('From: CONTACT@Saint-Aubin-sur-Gier.example\r\nSubject: x\r\n\r\nBonjour');
    expect(reading.kind).toBe('automatic');
  });
});

describe('whether a mail comes from whom it says', () => {
  it('is read as the server of the mailbox it came to wrote it, and no other', async () => {
    const trust = (address: string) => ({ authservIds: [`mx.${address.split('@')[1]}`] });
    const trusting = new EmailReader([mailbox], { trust });
    const raw = mailOf(
      'Authentication-Results: mx.saint-aubin-sur-gier.example; dmarc=fail (p=reject) header.from=impots.example\r\n' +
        'From: Trésor public <contact@impots.example>\r\nSubject: x\r\n\r\nBonjour',
    );
    const verdict = async (door: string) => {
      const result = await trusting.read(raw, door);
      return result.ok && result.reading.mail?.authenticity?.verdict;
    };
    expect(await verdict(mailbox)).toBe('spoofed');
    expect(await verdict('contact@ailleurs.example')).toBeUndefined();
  });

  it.each([
    ['as they wrote', '', '', 'proven'],
    ['who has the answer sent to somebody else', 'Reply-To: victime@autre.example\r\n', '', 'unproven'],
    [
      'an agent, not whoever wrote what they pass on',
      'Subject: TR: x\r\n',
      'De : Paul <paul@courriel.example>\r\nDate : 1 mars 2027 10:00\r\nObjet : x\r\n\r\n',
      'unproven',
    ],
  ])('is proven of the From alone: %s', async (_, field, copied, verdict) => {
    const trusting = new EmailReader([mailbox], { trust: () => ({ authservIds: ['mx.example'] }) });
    const result = await trusting.read(
      mailOf(
        'Authentication-Results: mx.example; dmarc=pass header.from=saint-aubin-sur-gier.example\r\n' +
          `From: Agent <agent@saint-aubin-sur-gier.example>\r\n${field}\r\n${copied}Bonjour`,
      ),
      mailbox,
    );
    expect(result.ok && result.reading.mail?.authenticity?.verdict).toBe(verdict);
  });
});

describe('what cannot be read is named, never thrown', () => {
  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
    [
      'noise that a server has put its own fields above',
      Buffer.from('Return-Path: <x@y.example>\r\nReceived: by z\r\n\0\x01\x02'),
    ],
    ['words without any field', Buffer.from('Bonjour, je voudrais un acte.\r\n')],
  ])('%s', async (_, raw) => {
    expect(await reader.read(mailOf(raw), mailbox)).toEqual({ ok: false, reason: 'unparsable-mail' });
  });

  it('more than its server would have taken', async () => {
    expect(await reader.read(mailOf(Buffer.alloc(mailBytesMax + 1, 'a')), mailbox)).toEqual({
      ok: false,
      reason: 'too-large',
    });
  });

  it('yet a scan of several megabytes is read whole', async () => {
    const scan = Buffer.alloc(3 * 1024 * 1024, 'page');
    const reading = await readRaw(
      'Subject: scan\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nVoici.\r\n' +
        '--b\r\nContent-Type: application/pdf; name=scan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
        `${scan.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`,
    );
    expect(reading.text).toBe('Voici.');
    expect(bytesOf(reading.attachments[0]!).equals(scan)).toBe(true);
  });

  it('yet a mail cut in the middle keeps what came', async () => {
    const whole = sampleMail('base64-utf8').bytes;
    const reading = await readRaw(whole.subarray(0, whole.indexOf('image/png')));
    expect(reading.text).toContain('Inès Garcia');
  });
});

function bytesOf({ pieces }: FoundFile): Buffer {
  return Buffer.concat([...pieces()]);
}
