import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { MailKind } from '../../dossiers/arrival.js';
import { messageMark } from '../../dossiers/message-mark.js';
import type { DeliveryReport } from './delivery-report.js';
import { sampleMail } from './samples.fixture.js';
import { townHallOf } from './town-hall.js';
import { understandMail } from './understand-mail.js';

const messageId = '0197c3d2-6b1e-7a00-8c11-5f0a9d3e4b21';
const ours = `<aig-${messageId}@saint-aubin-sur-gier.example>`;
const marked = `<aig-${messageId}@mark.invalid>`;
const markKey = Buffer.alloc(32, 7);
const ourAddresses = new Set(['contact@saint-aubin-sur-gier.example']);
const mark = messageMark(messageId, markKey);

type Told = [MailKind, string | null, string | null, string | null, string?];

/** Kind, recipient, status, our message, and why it failed. */
const reports: Record<string, Told> = {
  'several-recipients': ['bounce', 'president@association.example', '5.2.2', ours, 'mailbox-full'],
  international: ['bounce', 'hélène@courriel.example', '5.1.1', ours, 'address-unknown'],
  'no-report-type': ['bounce', 'parti@relais.example', '5.1.1', ours, 'address-unknown'],
  'fields-in-plain-text': ['bounce', 'dupont@passerelle.example', '5.7.1', ours, 'rejected-by-policy'],
  'no-action': ['bounce', 'marie@vieux.example', '5.0.0', ours, 'address-unknown'],
  'exchange-echec-de-la-remise': ['bounce', 'ancien.eleve@lycee.example', '5.1.1', ours, 'address-unknown'],
  'office365-html': ['bounce', 'j.martin@entreprise.example', '5.1.10', ours, 'address-unknown'],
  'gmail-address-not-found': ['bounce', 'sophie.l@fournisseur.example', '5.2.1', ours, 'address-unknown'],
  'amazon-rewritten': ['bounce', 'luc@courriel.example', '4.4.7', marked, 'other'],
  verp: ['bounce', 'paul@muet.example', '5.1.1', marked, 'address-unknown'],
  // It names a message of ours as the thread it was in: that one did not come back.
  'agents-own-mail': ['bounce', 'faute@courriel.example', '5.1.1', null, 'address-unknown'],
  'postfix-plain': ['bounce', 'chef@ancien.example', '5.1.1', ours, 'address-unknown'],
  qmail: ['bounce', 'bruno@qmail.example', '5.1.1', ours, 'address-unknown'],
  exim: ['bounce', 'lea@exim.example', '5.4.7', ours, 'other'],
  'sendmail-transcript': ['bounce', 'nina@sendmail.example', '5.1.1', ours, 'address-unknown'],
  yahoo: ['bounce', 'karim@yahou.example', '5.1.1', ours, 'address-unknown'],
  wanadou: ['bounce', 'mamie.rose@wanadou.example', '5.2.2', ours, 'mailbox-full'],
  libre: ['bounce', 'ancien@libre.example', '5.1.1', ours, 'address-unknown'],
  poste: ['bounce', 'anne@poste-web.example', '5.2.1', ours, 'address-unknown'],
  sefere: ['bounce', 'oncle.jo@sefere.example', '5.7.1', ours, 'rejected-by-policy'],
  notes: ['bounce', 'dubois@notes.example', '5.1.1', ours, 'address-unknown'],
  mdaemon: ['bounce', 'urba@administration.example', '5.1.1', ours, 'address-unknown'],
  groupwise: ['bounce', 'jean.petit@groupe.example', null, ours],
  courier: ['bounce', 'omar@courrier.example', '5.0.0', ours, 'address-unknown'],
  x400: ['bounce', 'dupont@x400.example', '5.1.1', ours, 'address-unknown'],
  batv: ['bounce', 'zoe@preuve.example', '5.4.4', ours, 'address-unknown'],
  'refused-by-mailbox': ['bounce', 'amicale@heberge.example', '5.2.2', ours, 'mailbox-full'],
  'old-exchange': ['bounce', 'directrice@ecole.example', '5.1.1', ours, 'address-unknown'],
  'wrapped-by-gateway': ['bounce', 'hugo@filtre.example', '5.1.1', ours, 'address-unknown'],
  'unknown-tongue': ['bounce', 'li@sina.example', null, ours],
  'relay-of-ministry': ['bounce', 'agent@ministere.example', null, ours],
  'names-nobody': ['bounce', null, null, ours],
  james: ['bounce', 'ancien@messagerie.example', '5.1.1', ours, 'address-unknown'],
  'folder-full': ['bounce', 'marie@hebergeur.example', '5.2.2', ours, 'mailbox-full'],
  'wrapped-with-its-name': ['bounce', 'rose@interne.example', '5.1.1', ours, 'address-unknown'],
  'daemon-without-domain': ['bounce', 'alice@ailleurs.example', '5.4.6', ours, 'other'],
  'robot-gives-back': ['bounce', 'momo@telephone.example', '5.2.2', ours, 'mailbox-full'],
  'says-more-beside': ['bounce', 'theo@mairie.example', '5.7.1', ours, 'rejected-by-policy'],
  'refused-before-the-address': ['bounce', 'lea@ailleurs.example', '5.7.1', ours, 'rejected-by-policy'],
  'host-says-unknown': ['bounce', 'iris@ailleurs.example', '5.1.1', ours, 'address-unknown'],
  'system-without-words': ['bounce', 'noe@ailleurs.example', null, ours],
  'quotes-fields-first': ['bounce', 'jo@ailleurs.example', '5.2.2', ours, 'mailbox-full'],
  'action-apart': ['bounce', 'lou@ailleurs.example', '4.7.0', ours, 'rejected-by-policy'],
  'code-in-the-words': ['bounce', 'max@ailleurs.example', '5.1.1', ours, 'address-unknown'],
  'fields-in-base64': ['bounce', 'eva@ailleurs.example', '5.1.1', ours, 'address-unknown'],
  'id-in-its-head': ['bounce', 'fay@ailleurs.example', '5.2.1', ours, 'address-unknown'],
  'late-full-mailbox': ['delayed', 'paul@hebergeur.example', '4.2.2', ours],
  'late-exim': ['delayed', 'lent@exim.example', '4.4.7', ours],
  'late-french': ['delayed', 'proviseur@lycee.example', '4.4.7', ours],
  delivered: ['receipt', 'ines@courriel.example', '2.0.0', ours],
  relayed: ['receipt', 'ines@courriel.example', '2.0.0', ours],
  read: ['receipt', 'ines@courriel.example', null, ours],
  'thrown-away': ['receipt', 'ines@courriel.example', null, ours],
  'complaint-without-fields': ['feedback-report', 'lise@messagerie.example', null, ours, 'unwanted'],
  'not-spam': ['feedback-report', null, null, ours],
};

const machines: Record<string, MailKind> = {
  'away-gmail': 'out-of-office',
  'away-exchange': 'out-of-office',
  'away-outlook-bare': 'out-of-office',
  'away-zimbra': 'out-of-office',
  'away-no-sign': 'out-of-office',
  'away-notes': 'out-of-office',
  'away-groupwise': 'out-of-office',
  'away-vacation-program': 'out-of-office',
  'away-notes-auto': 'out-of-office',
  'away-in-its-words': 'out-of-office',
  'away-said-once': 'out-of-office',
  'away-answers-nothing': 'out-of-office',
  'away-by-rule': 'out-of-office',
  'away-titled-desk': 'out-of-office',
  'away-notes-french': 'out-of-office',
  'away-apple': 'out-of-office',
  'away-promises-to-read': 'out-of-office',
  'away-between-two-days': 'out-of-office',
  'away-vacation-comment': 'out-of-office',
  'away-abroad': 'auto-reply',
  'our-own-mail-alone': 'auto-reply',
  'do-not-reply-with-a-link': 'auto-reply',
  'report-nobody-can-read': 'auto-reply',
  'away-in-another-tongue': 'out-of-office',
  'closed-for-holidays': 'out-of-office',
  'says-so-politely': 'auto-reply',
  'automatic-acknowledgement': 'auto-reply',
  'read-in-words': 'auto-reply',
  'empty-path-in-bulk': 'auto-reply',
  'says-it-is-automatic': 'auto-reply',
  'tagged-title': 'auto-reply',
  'postmaster-answers': 'auto-reply',
  'proof-asked': 'auto-reply',
  'autoresponder-delivered-to': 'auto-reply',
  'autoresponder-precedence': 'auto-reply',
  'autoresponder-mail': 'auto-reply',
  ticket: 'auto-reply',
  cron: 'auto-reply',
  'machine-generated': 'auto-reply',
  'empty-path': 'auto-reply',
  'mailman-without-list-fields': 'list',
  'list-by-its-path': 'list',
  newsletter: 'list',
  'discussion-list': 'list',
  'spam-spamassassin': 'spam',
  'spam-microsoft': 'spam',
  'spam-rspamd': 'spam',
  'spam-ovh': 'spam',
  'spam-orange': 'spam',
  'spam-list': 'spam',
  invitation: 'calendar',
  'invitation-answered': 'calendar',
};

const people: Record<string, MailKind> = {
  'asks-about-automatic-answer': 'message',
  'childs-absence': 'message',
  'absent-at-the-canteen': 'reply',
  'absent-for-a-week': 'reply',
  'absent-with-her-child': 'reply',
  'absent-sent-on-by-exchange': 'message',
  'absence-of-an-answer': 'reply',
  'absence-of-the-postman': 'message',
  'absence-at-the-desk': 'message',
  'absence-alone': 'reply',
  'house-to-watch': 'message',
  'car-of-somebody-away': 'message',
  'keeps-my-post': 'message',
  'forwards-a-newsletter': 'message',
  'through-our-own-group': 'message',
  'answers-our-bounce': 'reply',
  'sends-on-a-bounce': 'message',
  'says-undelivered-parcel': 'message',
  'answers-an-absence': 'reply',
  'with-an-agenda': 'message',
  'own-filter-said-no': 'message',
  'redirected-by-a-rule': 'message',
  'site-form-through-mailer': 'message',
  'car-left': 'message',
  'at-a-list-host': 'message',
  'copies-an-automatic-answer': 'message',
  'form-with-automatic-words': 'message',
  'away-for-a-while': 'reply',
  'scanned-by-a-filter': 'message',
  'asks-before-holidays': 'message',
  'leak-while-away': 'reply',
  'registered-letter-not-delivered': 'message',
  'behind-a-filter': 'message',
  'encloses-a-bounce': 'message',
  'encloses-an-appointment': 'message',
  'away-and-sends-it-elsewhere': 'reply',
  'ill-with-the-papers': 'message',
  'asks-for-no-letter': 'message',
  'got-an-automatic-answer': 'message',
  'away-this-week': 'message',
  'read-at-the-council': 'message',
  'owner-by-its-path': 'message',
  'form-of-the-same-house': 'message',
  'bears-a-field-of-complaints': 'message',
  'our-mail-and-a-question': 'message',
  'topic-behind-a-colon': 'message',
  'read-the-notice': 'message',
  'group-by-its-path': 'message',
  'away-from-one-day-to-another': 'reply',
  'form-of-a-provider': 'message',
  'passes-our-mail-on': 'message',
};

describe('what servers report of a mail of ours', () => {
  it.each(Object.entries(reports))('%s', (name, [kind, recipient, status, about, failure]) => {
    const { report, ...read } = understood(`reports/${name}`);
    expect([read.kind, report.recipient, report.status, report.messageId, report.failure]).toEqual([
      kind,
      recipient,
      status,
      about,
      failure,
    ]);
  });

  it('names the mail that came back, whoever wrote it', () => {
    expect(understood('reports/agents-own-mail').report.originalMessageId).toBe(
      '<5f0e-agent@poste.saint-aubin-sur-gier.example>',
    );
    expect(understood('reports/amazon-rewritten').report.originalMessageId).toBe(
      '<0102018e0a1b2c3d-6f1e-4a5b-000000@eu-west-1.nuage.example>',
    );
  });

  it('of a message whose mark somebody made up says nothing', () => {
    const forged = messageMark(messageId, Buffer.alloc(32, 8));
    const { report } = understood('reports/verp', forged);
    expect(report).toMatchObject({ kind: 'failed', messageId: null });
  });

  it('settles nothing by a relay or by what was thrown away unread', () => {
    for (const name of ['relayed', 'thrown-away', 'not-spam'])
      expect(understood(`reports/${name}`).report.kind).toBe('other');
    for (const name of ['delivered', 'read']) expect(understood(`reports/${name}`).report.kind).toBe('delivered');
  });
});

describe('what machines write is never taken for a request', () => {
  it.each(Object.entries(machines))('%s', (name, kind) => {
    expect(understood(`machines/${name}`).kind).toBe(kind);
  });
});

describe('what a person writes is never taken for a machine’s', () => {
  it.each(Object.entries(people))('%s', (name, kind) => {
    expect(understood(`people/${name}`).kind).toBe(kind);
  });
});

it('every sample is expected to be something', () => {
  const folder = (name: string) =>
    readdirSync(new URL(`./samples/${name}`, import.meta.url)).map((file) => file.replace('.eml', ''));
  expect(folder('reports').sort()).toEqual(Object.keys(reports).sort());
  expect(folder('machines').sort()).toEqual(Object.keys(machines).sort());
  expect(folder('people').sort()).toEqual(Object.keys(people).sort());
});

function understood(name: string, ourMark = mark): { kind: MailKind; report: DeliveryReport } {
  const raw = Buffer.from(sampleMail(name).bytes.toString().replaceAll('@MARK@', ourMark));
  return understandMail(raw, {
    ourAddresses,
    townHall: townHallOf(ourAddresses),
    keys: { mark: markKey, token: markKey },
  });
}
