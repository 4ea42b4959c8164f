import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dropInFolder } from '../../src/demo/scanner/index.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { asOwner } from '../support/record.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

const mailbox = 'contact@saint-aubin-sur-gier.example';
const settled = ['told', 'to-qualify', 'answered'];
const known = [
  'Zénobie',
  'Quincampoix',
  '0639984177',
  '639984177',
  '06 39 98 41 77',
  'zenobie.q',
  'courriel-prive',
  'rue des Mirabelles',
  'brouette',
];
const form = {
  name: 'Zénobie Quincampoix',
  phone: '06 39 98 41 77',
  email: 'zenobie.q@courriel-prive.example',
  message: 'Une brouette rue des Mirabelles',
};
const visit = {
  demarches: ['degradation-voirie'],
  name: 'Zénobie Quincampoix',
  phone: '06 39 98 41 77',
  text: 'brouette',
};

/** No personal data in the logs, whatever the door (architecture.md, «Never»). */
describe('the logs', () => {
  let hall: TownHall;
  beforeAll(async () => {
    hall = await startTownHall();
  }, 60_000);
  afterAll(() => hall?.stop());

  it('bear no name, number, address or word of an usager, at the most talkative level, from any door', async () => {
    const town = journey(hall);
    const call = await hall.carrier.ring({
      to: '+33465711055',
      from: '+33639984177',
      says: ['une brouette bloque la rue des Mirabelles je suis Zénobie Quincampoix'],
    });
    await town.mail({
      from: 'Zénobie Quincampoix <zenobie.q@courriel-prive.example>',
      subject: 'brouette',
      text: 'Une brouette, 4 rue des Mirabelles.',
    });
    await town.mail({
      from: 'inconnu@courriel-prive.example',
      subject: 'lampadaire en panne',
      text: 'Le lampadaire de la rue des Mirabelles ne marche plus.',
    });
    await town.letter({
      sender: ['Mme Zénobie Quincampoix', '4 rue des Mirabelles', '42998 Saint-Aubin-sur-Gier'],
      recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
      place: 'Saint-Aubin-sur-Gier',
      date: '26 février 2027',
      subject: 'une brouette',
      body: 'Madame le Maire,\n\nUne brouette bloque la rue des Mirabelles.\n\nSalutations.',
      signature: 'Zénobie Quincampoix',
    });
    await town.form(form);
    await town.form({ ...form, email: 'pas une adresse' });
    await town.visit(visit);
    await hall.app.inject({
      method: 'POST',
      url: '/twilio/voice/incoming',
      payload: { From: '+33639984177', SpeechResult: 'brouette' },
    });
    await hall.api('GET', '/api/towns/saint-aubin-sur-gier/contacts/Quincampoix', undefined, { role: 'operator' });

    await town.followed((each) => each.source_key === call.callSid, settled);
    for (const channel of ['email', 'letter', 'web_form', 'counter'])
      await town.followed((each) => each.channel === channel, settled);
    await expectNothingKnown();
  }, 90_000);

  it('bear none of it when a stage fails on every attempt, and the database quotes what it refuses', async () => {
    const town = journey(hall);
    await refuseRows('qualification');
    const given = await town.form({ ...form, message: 'Une brouette, deux brouettes' });
    await eventually(async () => {
      const rows = await town.rows('SELECT state, reason FROM contact WHERE id = $1', [given.body.contactId]);
      expect(rows).toEqual([{ state: 'quarantined', reason: 'failed-qualification' }]);
    }, 60_000);
    await takeRows('qualification');

    await refuseRows('message');
    const told = await town.form({ ...form, message: 'Il y a un trou dans la chaussée, avec une brouette' });
    await eventually(async () => expect(await hall.logged()).toMatch(/"stage":"loopback".*"a stage failed/));
    await takeRows('message');
    await town.followed(({ id }) => id === told.body.contactId, ['told', 'to-qualify']);
    await expectNothingKnown();
  }, 120_000);

  it('bear none of it when nothing can be stored, at any door', async () => {
    const town = journey(hall);
    await refuseRows('contact');
    const answers = [await town.form(form), await town.visit(visit)];
    await town.mail({ from: 'zenobie.q@courriel-prive.example', subject: 'brouette volée', text: 'Une brouette.' });
    await hall.carrier
      .ring({ to: '+33465711055', from: '+33639984177', says: ['une brouette'] })
      .catch(() => undefined);
    await eventually(async () => {
      const log = await hall.logged();
      expect(log).toContain('mailbox not wholly read');
      expect(log).toContain('a step of a call failed');
    });
    await takeRows('contact');

    expect(answers.map(({ status }) => status)).toEqual([500, 500]);
    expect(wordsIn(JSON.stringify(answers))).toEqual([]);
    await town.followed((each) => each.channel === 'email' && /volée/.test(each.subject ?? ''), settled);
    await expectNothingKnown();
  }, 90_000);

  it('bear none of it when a mail is refused, cut off or returned, or a scan cannot be read', async () => {
    const town = journey(hall);
    const unlucky = ['inconnu', 'interdit', 'plein', 'gris', 'raccroche', 'coupe'];
    const lampadaire = { subject: 'lampadaire en panne', text: 'Rue des Mirabelles, près de la brouette.' };
    for (const name of unlucky) await town.mail({ from: `${name}@courriel-prive.example`, ...lampadaire });
    await town.mail({ from: 'Zénobie <z.q@courriel-prive.example>', ...lampadaire });
    const scans = join(hall.dataDir, 'scans/saint-aubin-sur-gier');
    await dropInFolder(scans, 'Zénobie Quincampoix.jpg', Buffer.from('une brouette n’est pas une image'));
    await dropInFolder(scans, 'brouette.txt', Buffer.from('Zénobie Quincampoix'));

    const returned = await eventually(async () => {
      const [message] = await town.rows<{ id: string; message_id: string }>(
        `SELECT id, message_id FROM message WHERE recipient = 'z.q@courriel-prive.example' AND state = 'accepted'`,
      );
      expect(message).toBeDefined();
      return message!;
    });
    await hall.dovecot.place(mailbox, returnedMail(returned.message_id), hall.clock.now());
    await eventually(async () => {
      const states = await town.rows<{ recipient: string; state: string; failure: string | null }>(
        `SELECT split_part(recipient, '@', 1) AS recipient, state, failure FROM message
         WHERE split_part(recipient, '@', 1) = ANY ($1) AND (failure IS NOT NULL OR state = 'unknown') ORDER BY 1`,
        [[...unlucky, 'z.q']],
      );
      expect(new Set(states.map(({ recipient }) => recipient))).toEqual(new Set([...unlucky, 'z.q']));
    });
    await eventually(async () => expect(await readdir(scans)).not.toContain('Zénobie Quincampoix.jpg'));
    await expectNothingKnown();
  }, 90_000);

  /** Whoever inserts into the table is told the whole row, in the message and beside it; the words look like a stack. */
  async function refuseRows(table: string): Promise<void> {
    await asOwner(
      hall,
      `CREATE OR REPLACE FUNCTION quote_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RAISE EXCEPTION E'refused, see /src/ brouette, Zénobie Quincampoix\n    at 0639984177 (/src/ %)', NEW
           USING DETAIL = 'Failing row contains ' || NEW::text, ERRCODE = 'check_violation';
       END $$;
       CREATE TRIGGER trouble BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION quote_row()`,
    );
  }

  function takeRows(table: string): Promise<void> {
    return asOwner(hall, `DROP TRIGGER trouble ON ${table}`);
  }

  async function expectNothingKnown(): Promise<void> {
    const log = await hall.logged();
    expect(log.length).toBeGreaterThan(100);
    const telling = log.split('\n').map((line) => ({ words: wordsIn(line), line }));
    expect(telling.filter(({ words }) => words.length > 0)).toEqual([]);
  }
});

function wordsIn(text: string): string[] {
  return known.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
}

/** A delivery status notification (RFC 3464) that quotes the recipient wherever a server would. */
function returnedMail(messageId: string): string {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.saint-aubin-sur-gier.example',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${mailbox}`,
    `Message-ID: <${randomUUID()}@mx.saint-aubin-sur-gier.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="partie"',
    '',
    '--partie',
    'Content-Type: text/plain',
    '',
    '<z.q@courriel-prive.example> (Zénobie Quincampoix): 550 5.1.1 user unknown',
    '--partie',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.saint-aubin-sur-gier.example',
    '',
    'Final-Recipient: rfc822; z.q@courriel-prive.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <z.q@courriel-prive.example>: no brouette here',
    '--partie',
    'Content-Type: message/rfc822',
    '',
    'To: z.q@courriel-prive.example',
    `Message-ID: ${messageId}`,
    '',
    'Rue des Mirabelles',
    '--partie--',
    '',
  ].join('\r\n');
}
