import { describe, expect, it } from '@jest/globals';
import { mailKinds } from '../../dossiers/arrival.js';
import { noReport } from './delivery-report.js';
import { mailKind, readingKindOf, type MailSigns } from './mail-kind.js';

const ours = '<aig-1@aiguillage.ville.example>';

describe('a person is never taken for a machine', () => {
  it.each<[string, Partial<MailSigns>]>([
    ['who says she is absent, but answers nothing of ours', { subject: 'Absence du bureau' }],
    ['who answers us', signs({ 'in-reply-to': ours }, 'Re: Votre demande')],
    ['who answers us about an absence', signs({ 'in-reply-to': ours }, 'Re: Absence du bureau')],
    ['who only says that somebody is absent', signs({ 'in-reply-to': ours }, 'Absent lundi : cantine')],
    ['who writes of a child kept at home', signs({ 'in-reply-to': ours }, 'Absence de ma fille à la cantine lundi')],
    ['whose programme says the mail is not automatic', signs({ 'auto-submitted': 'no' })],
    ['whose programme gives a precedence of its own', signs({ precedence: 'first-class' })],
    ['whose name is Bruno Reply', { answerAddress: 'bruno.reply@courriel.example' }],
    ['who writes from an association', { answerAddress: 'contact@association.example' }],
    ['who forgot the field From', { answerAddress: null }],
    ['who writes through a group that is our own address', signs({ 'list-id': '<urbanisme.ville.example>' })],
    ['whose mail a programme passed on', signs({ 'x-loop': 'ines@courriel.example' })],
    ['whose server only asks for no delivery report', signs({ 'x-auto-response-suppress': 'DR, RN' })],
  ])('%s', (_, changes) => {
    expect(readingKindOf(mailKind({ ...person, ...changes }))).toBe('request');
  });
});

describe('a machine is never answered', () => {
  it.each<[string, Partial<MailSigns>]>([
    ['that says so', signs({ 'auto-submitted': 'auto-replied; owner-email="x@y.example"' })],
    ['that says so in capitals', signs({ 'auto-submitted': 'Auto-Generated' })],
    ['a list', signs({ 'list-id': '<infos.assoc.example>' })],
    ['a newsletter', signs({ 'list-unsubscribe': '<mailto:stop@infos.example>' })],
    ['a mass mailing', signs({ precedence: 'bulk' })],
    ['an answering machine of old', signs({ 'x-autoreply': 'yes' })],
    ['one without value', signs({ 'x-autorespond': 'Je suis absent' })],
    ['Exchange', signs({ 'x-auto-response-suppress': 'DR, OOF, AutoReply' })],
    ['with an empty return path', signs({ 'return-path': '<>' })],
    ['an absence in answer to us', signs({ references: `<x@y.example> ${ours}` }, 'Je suis absent')],
    ['an absence in answer to us, in English', signs({ 'in-reply-to': ours }, 'Out of Office: your request')],
    ['an absence at the address of an answer to us', { subject: 'Absente du bureau', bearsToken: true }],
    ['nobody reads', { answerAddress: 'facture-noreply@logiciel.example' }],
    ['nobody reads, in French', { answerAddress: 'ne_pas_repondre@logiciel.example' }],
    ['a mail server', { answerAddress: 'postmaster@courriel.example' }],
    ['ourselves', { answerAddress: 'Contact@Ville.example' }],
    ['the address answers to us come to', { answerAddress: 'contact+SA-2027-000123-0123456789abcdef@ville.example' }],
  ])('%s', (_, changes) => {
    expect(readingKindOf(mailKind({ ...person, ...changes }))).toBe('automatic');
  });
});

describe('what reports on a mail of ours', () => {
  it('is kept apart, and told by what it reports', () => {
    const kinds = (['failed', 'delayed', 'delivered', 'complaint'] as const).map((kind) =>
      mailKind({ ...person, report: { ...noReport, kind } }),
    );
    expect(kinds).toEqual(['bounce', 'delayed', 'receipt', 'feedback-report']);
    expect(kinds.map(readingKindOf)).toEqual(['bounce', 'bounce', 'bounce', 'bounce']);
  });

  it('is never lost for having been called spam by a server on the way', () => {
    const report = { ...noReport, kind: 'failed' as const };
    expect(mailKind({ ...person, ...signs({ 'x-spam-flag': 'YES' }), report })).toBe('bounce');
  });
});

it('only two kinds are answered', () => {
  expect(mailKinds.filter((kind) => readingKindOf(kind) === 'request')).toEqual(['message', 'reply']);
});

const person: MailSigns = {
  headers: [],
  subject: 'Acte de naissance',
  text: '',
  isReply: false,
  bearsToken: false,
  calendar: false,
  answerAddress: 'ines.garcia@courriel.example',
  report: noReport,
  ourAddresses: new Set(['contact@ville.example']),
  groups: new Set(['contact@ville.example', 'urbanisme@ville.example']),
};

function signs(fields: Record<string, string>, subject = 'Acte de naissance'): Partial<MailSigns> {
  return { subject, headers: Object.entries(fields).map(([key, value]) => ({ key, value })) };
}
