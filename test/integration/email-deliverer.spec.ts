import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EmailDeliverer } from '../../src/channels/email/email-deliverer.js';
import { markedMessage } from '../../src/dossiers/message-mark.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { aMailMessage, markKey, townId } from '../support/a-mail-message.js';
import { keepNothing } from '../support/keep-nothing.js';

const mailboxes = [
  { townId, address: 'etat-civil@ville.example', serviceId: 'etat-civil' },
  { townId, address: 'contact@ville.example' },
  { townId: 'another', address: 'contact@autre.example' },
];

let sink: SmtpSink;
let deliverer: EmailDeliverer;

beforeEach(async () => {
  sink = await startSmtpSink();
  deliverer = new EmailDeliverer(sink.url, mailboxes, markKey);
});
afterEach(async () => {
  deliverer.onModuleDestroy();
  await sink.stop();
});

describe('a mail to an usager', () => {
  it('leaves in words and in simple HTML, threaded, under our name, saying that a programme wrote it', async () => {
    const outcome = await deliverer.deliver(aMailMessage({}), keepNothing);
    expect(outcome).toEqual({ outcome: 'accepted', reference: expect.stringContaining('Queued as sunk') });
    const { email, from, to, notify } = await sink.waitFor(
      ({ to: [first] }) => first === 'ines.garcia@courriel.example',
    );
    expect({ from, to, notify }).toEqual({
      from: 'contact@ville.example',
      to: ['ines.garcia@courriel.example'],
      notify: ['SUCCESS', 'FAILURE', 'DELAY'],
    });
    expect(email.from).toEqual({ name: 'État civil', address: 'contact@ville.example' });
    expect(email.replyTo).toEqual([{ name: 'État civil', address: 'etat-civil@ville.example' }]);
    expect(email.to).toEqual([{ name: 'Inès Garcia', address: 'ines.garcia@courriel.example' }]);
    expect(email.subject).toBe('Votre demande SA-2027-000123 : bien reçue');
    expect(email.messageId).toBe('<aig-0192aa-acknowledgement@aiguillage.ville.example>');
    expect(email.inReplyTo).toBe('<CAFx1@mail.courriel.example>');
    expect(email.references).toBe('<avant@mail.courriel.example> <CAFx1@mail.courriel.example>');
    const field = (key: string) => email.headers.find((header) => header.key === key)?.value;
    expect(field('auto-submitted')).toBe('auto-replied');
    expect(field('x-auto-response-suppress')).toBe('OOF, AutoReply');
    expect(markedMessage(field('x-aiguillage-message')!, markKey)).toBe(aMailMessage({}).id);
    expect(field('list-unsubscribe')).toBeUndefined();
    expect(email.text?.trim()).toBe(
      'Bonjour,\n\nNous avons <b>bien</b> reçu votre demande. Suivi : https://ville.example/suivi?d=1&e=2.',
    );
    expect(email.html).toContain('<p>Nous avons &#60;b&#62;bien&#60;/b&#62; reçu votre demande.');
    expect(email.html).toContain(
      '<a href="https://ville.example/suivi?d=1&#38;e=2" style="color:#1b1b1f">https://ville.example/suivi?d=1&#38;e=2</a>.',
    );
  });

  it('is one column of words that loads nothing and watches nobody (CA-06)', async () => {
    await deliverer.deliver(
      aMailMessage({ text: 'Voir <img alt="" src="https://x.example/a.gif"> https://x.example/' }),
      keepNothing,
    );
    const { email } = await sink.waitFor(() => true);
    expect(email.html).toMatch(/^<!DOCTYPE html>\s*<html lang="fr">/);
    expect(email.html).not.toMatch(
      /<(?:img|script|link|iframe|form|table|video|object)|<[^>]*\ssrc=|url\(|@import|background=/i,
    );
    expect(email.attachments).toEqual([]);
  });

  it('is answered where the line says, and to the service where it says nothing', async () => {
    await deliverer.deliver(aMailMessage({ replyTo: 'contact+dossier@ville.example' }), keepNothing);
    const { email } = await sink.waitFor(() => true);
    expect(email.replyTo).toEqual([{ name: 'État civil', address: 'contact+dossier@ville.example' }]);
  });

  it('that answers no mail says that it was generated, and starts a thread', async () => {
    await deliverer.deliver(aMailMessage({ inReplyTo: null, references: [] }), keepNothing);
    const { email } = await sink.waitFor(() => true);
    const keys = email.headers.map(({ key }) => key);
    expect(email.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(keys).not.toContain('in-reply-to');
    expect(keys).not.toContain('references');
  });

  it('cannot have a field or a recipient slipped into it', async () => {
    const subject = 'Bonjour\r\nBcc: tous@courriel.example\r\n\r\nAchetez';
    await deliverer.deliver(aMailMessage({ subject, recipientName: 'Zoé\nBcc: x@y.example' }), keepNothing);
    const { email, to } = await sink.waitFor(() => true);
    expect(to).toEqual(['ines.garcia@courriel.example']);
    expect(email.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(email.subject).toBe('Bonjour Bcc: tous@courriel.example Achetez');
    for (const recipient of [
      'a@b.example>\r\nRCPT TO:<c@d.example',
      'a@b.example, c@d.example',
      'a b@c.example',
      'personne',
      '',
    ]) {
      expect(await deliverer.deliver(aMailMessage({ recipient }), keepNothing)).toEqual({
        outcome: 'refused',
        failure: 'address-unknown',
      });
    }
    expect(sink.mails).toHaveLength(1);
  });

  it.each([
    'CONTACT@ville.example',
    'etat-civil@ville.example',
    'contact@autre.example',
    'contact+SA-2027-000123-0123456789abcdef@ville.example',
    'no-reply@logiciel.example',
    'MAILER-DAEMON@x.example',
  ])('never goes to one of our mailboxes nor to a robot: %s', async (recipient) => {
    expect(await deliverer.deliver(aMailMessage({ recipient }), keepNothing)).toEqual({
      outcome: 'refused',
      failure: 'rejected-by-policy',
    });
    expect(sink.mails).toHaveLength(0);
  });
});

describe('what became of it', () => {
  it.each([
    ['inconnu', { outcome: 'refused', failure: 'address-unknown' }],
    ['sature', { outcome: 'refused', failure: 'mailbox-full' }],
    ['interdit', { outcome: 'refused', failure: 'rejected-by-policy' }],
    ['plein', { outcome: 'later', failure: 'mailbox-full' }],
    ['gris', { outcome: 'later', failure: 'provider-busy', spare: 'mail' }],
    ['raccroche', { outcome: 'later', failure: 'provider-unreachable' }],
  ])('is told by the server: %s', async (localPart, outcome) => {
    expect(await deliverer.deliver(aMailMessage({ recipient: `${localPart}@courriel.example` }), keepNothing)).toEqual(
      outcome,
    );
  });

  it('is unknown when the connection breaks after the text, which is not sent a second time', async () => {
    const outcome = await deliverer.deliver(aMailMessage({ recipient: 'coupe@courriel.example' }), keepNothing);
    expect(outcome).toEqual({ outcome: 'unknown', failure: 'connection-lost-after-data' });
    // A mail sent after it goes through: by then a second attempt would have been seen.
    expect(await deliverer.deliver(aMailMessage({}), keepNothing)).toMatchObject({ outcome: 'accepted' });
    expect(sink.dropped).toHaveLength(1);
  });

  it('is "later" while the provider is away, and accepted once it is back', async () => {
    const port = Number(new URL(sink.url).port);
    expect(await deliverer.deliver(aMailMessage({}), keepNothing)).toMatchObject({ outcome: 'accepted' });
    await sink.stop();
    expect(await deliverer.deliver(aMailMessage({}), keepNothing)).toEqual({
      outcome: 'later',
      failure: 'provider-unreachable',
    });
    sink = await startSmtpSink(port);
    expect(await deliverer.deliver(aMailMessage({}), keepNothing)).toMatchObject({ outcome: 'accepted' });
    expect(sink.mails).toHaveLength(1);
  });

  it('is "later" when the installation has no mail server', async () => {
    const without = new EmailDeliverer(null, mailboxes, markKey);
    expect(await without.deliver(aMailMessage({}), keepNothing)).toEqual({
      outcome: 'later',
      failure: 'provider-unreachable',
    });
  });

  it('is told for each of a hundred mails sent at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        deliverer.deliver(aMailMessage({ recipient: `usager-${index}@courriel.example` }), keepNothing),
      ),
    );
    expect(outcomes.every(({ outcome }) => outcome === 'accepted')).toBe(true);
    expect(new Set(sink.mails.map(({ to }) => to[0])).size).toBe(100);
  });
});
