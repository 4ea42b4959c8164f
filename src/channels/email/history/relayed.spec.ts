import { describe, expect, it } from '@jest/globals';
import type { Authenticity } from '../../../dossiers/arrival.js';
import { townHallOf } from '../town-hall.js';
import { relayedIn } from './index.js';

const townHall = townHallOf(['contact@ville.example'], ['ecole@agglo.example']);
const agent = { name: 'Marie Petit', email: 'marie.petit@ville.example' };
const original = [
  'De : Sophie Durand <sophie.durand@courriel.example>',
  'Envoyé : lundi 1 mars 2027 09:00',
  'À : marie.petit@ville.example',
  'Objet : inscription cantine',
  '',
  'Bonjour, je voudrais inscrire ma fille.',
].join('\n');
const mail = { from: agent, subject: 'TR: inscription cantine', text: `Pour le service scolaire.\n\n${original}` };

function authenticity(verdict: Authenticity['verdict']): Authenticity {
  return { verdict, spf: 'none', dkim: 'none', dmarc: 'none', by: 'server' };
}

describe('a mail that an agent passes on', () => {
  it('is the request of whoever wrote it, with their subject, their words, their date and what the agent said', () => {
    expect(relayedIn(mail, townHall)).toEqual({
      sender: { name: 'Sophie Durand', email: 'sophie.durand@courriel.example' },
      subject: 'inscription cantine',
      text: 'Bonjour, je voudrais inscrire ma fille.',
      relay: { agent, writtenAt: '2027-03-01T08:00:00.000Z', note: 'Pour le service scolaire.' },
    });
  });

  it.each([
    ['a service whose address is in another domain', { from: { email: 'Ecole@agglo.example' } }],
    ['one of our mailboxes', { from: { email: 'contact@ville.example' } }],
    ['somebody whose domain says nothing', { authenticity: authenticity('unproven') }],
    [
      'an agent who wrote another subject above a mail that says it is passed on',
      { subject: 'cantine', text: `-------- Message transféré --------\n${original}` },
    ],
  ])('by %s', (_, change) => {
    expect(relayedIn({ ...mail, ...change }, townHall)?.sender.email).toBe('sophie.durand@courriel.example');
  });

  it.each([
    'victime@courriel.example <sophie.durand@courriel.example>',
    '"victime@courriel.example" <sophie.durand@courriel.example>',
    'Mairie de la part de Victime <victime@courriel.example> <sophie.durand@courriel.example>',
  ])('is that of the address it came from, whoever else its name names: %s', (from) => {
    const text = original.replace('Sophie Durand <sophie.durand@courriel.example>', from);
    expect(relayedIn({ ...mail, text }, townHall)?.sender.email).toBe('sophie.durand@courriel.example');
  });

  it.each([{ spf: 'fail' }, { spf: 'softfail' }, { dmarc: 'fail' }] as const)(
    'by somebody whom a check belies (%j) is not: anybody may write an agent’s address',
    (failed) => {
      expect(relayedIn({ ...mail, authenticity: { ...authenticity('unproven'), ...failed } }, townHall)).toBeNull();
      const passedOnByServer = { ...authenticity('proven'), ...failed };
      expect(relayedIn({ ...mail, authenticity: passedOnByServer }, townHall)).not.toBeNull();
    },
  );

  it('keeps the subject that the agent wrote among their words', () => {
    const note = 'URGENT : menace de suicide\n\nPour le service scolaire.';
    expect(relayedIn({ ...mail, subject: 'TR: URGENT : menace de suicide' }, townHall)).toMatchObject({
      subject: 'inscription cantine',
      relay: { note },
    });
  });

  it('and that another agent had passed on before, is still the usager’s', () => {
    const between = [
      'De : Paul Roy <paul.roy@ville.example>',
      'Envoyé : mardi 2 mars 2027 09:00',
      'À : marie.petit@ville.example',
      'Objet : TR: inscription cantine',
      '',
      'Marie, peux-tu voir ?',
      '',
      original,
    ].join('\n');
    expect(relayedIn({ ...mail, text: `Voir dessous.\n\n${between}` }, townHall)).toMatchObject({
      sender: { email: 'sophie.durand@courriel.example' },
      relay: { agent, writtenAt: '2027-03-01T08:00:00.000Z', note: 'Voir dessous.\n\nMarie, peux-tu voir ?' },
    });
  });

  it('brings the new words of an answer, and not our own words that it copies', () => {
    const answer = original
      .replace('Objet : ', 'Objet : RE: ')
      .concat(
        '\n\nDe : Mairie <contact@ville.example>\nEnvoyé : dimanche 28 février 2027 09:00\nÀ : Sophie\nObjet : x\n\nBonjour',
      );
    expect(relayedIn({ ...mail, text: answer }, townHall)).toMatchObject({
      subject: 'RE: inscription cantine',
      text: 'Bonjour, je voudrais inscrire ma fille.',
    });
  });

  it('does not keep a card number that the agent wrote beside it', () => {
    const text = `Il a donné sa carte 4111 1111 1111 1111 au guichet.\n\n${original}`;
    const note = relayedIn({ ...mail, text }, townHall)?.relay.note;
    expect(note).toContain('au guichet');
    expect(note).not.toContain('1111');
  });

  it.each([
    // Which of the two numbers is the day is only known in French.
    [
      'in French',
      'Le 01/03/2027 09:00, « Sophie Durand » <sophie.durand@courriel.example> a écrit :',
      '2027-03-01T08:00:00.000Z',
    ],
    ['in Dutch', 'Op 01-03-2027 09:00 heeft Sophie Durand <sophie.durand@courriel.example> geschreven:', null],
    ['in Hungarian', '01/03/2027 09:00 időpontban Sophie Durand (sophie.durand@courriel.example) ezt írta:', null],
  ])('may be one of Outlook for Mac, which writes it as an answer: %s', (_, line, writtenAt) => {
    const text = `Pour le service scolaire.\n\n${line}\n\n    Bonjour, je voudrais inscrire ma fille.`;
    expect(relayedIn({ ...mail, text }, townHall)).toEqual({
      sender: { name: 'Sophie Durand', email: 'sophie.durand@courriel.example' },
      subject: 'inscription cantine',
      text: 'Bonjour, je voudrais inscrire ma fille.',
      relay: { agent, writtenAt, note: 'Pour le service scolaire.' },
    });
  });

  it('may be one of Samsung, which glues the title and the fields to one another', () => {
    const glued =
      "Pour le service scolaire.Envoyé depuis mon appareil Galaxy\n-------- Message d'origine --------De : Sophie Durand " +
      '<sophie.durand@courriel.example> Date : 01/03/2027  09:00  (GMT+01:00) À : marie.petit@ville.example ' +
      'Objet : inscription cantine\nBonjour, je voudrais inscrire ma fille.';
    expect(relayedIn({ ...mail, text: glued }, townHall)).toEqual(relayedIn(mail, townHall));
  });

  it('comes from a name alone where the copy says no more', () => {
    const text = original.replace(' <sophie.durand@courriel.example>', '');
    expect(relayedIn({ ...mail, text }, townHall)?.sender).toEqual({ name: 'Sophie Durand' });
  });
});

describe('a mail stays that of whoever sent it', () => {
  it.each([
    ['when a usager passes it on', { from: { email: 'ines@courriel.example' } }],
    ['when somebody only claims to be an agent', { authenticity: authenticity('spoofed') }],
    ['when an agent writes without passing anything on', { text: 'Bonjour, la salle est-elle libre ?' }],
    ['when an agent answers', { subject: 'RE: inscription cantine' }],
    [
      'when an agent answers a colleague who had passed it on',
      {
        subject: 'RE: TR: inscription cantine',
        text: `Je m’en occupe.\n\n-----Message d'origine-----\nDe : Paul Roy <paul.roy@ville.example>\n\n-----Message transféré-----\n${original}`,
      },
    ],
    [
      'when an agent passes on a colleague’s own words',
      { text: original.replace('courriel.example', 'ville.example') },
    ],
    ['when an agent passes on a robot’s mail', { text: original.replace('sophie.durand@', 'no-reply@') }],
    ['when who wrote cannot be read', { text: original.replace(/^De : .*\n/, '') }],
  ])('%s', (_, change) => {
    expect(relayedIn({ ...mail, ...change }, townHall)).toBeNull();
  });

  it.each(['mairie.de.ville@orange.fr', 'mairie@wanadoo.fr', 'mairie@pro.orange.fr', 'mairie@gmail.com'])(
    'when the town hall of %s shares its domain with everybody',
    (address) => {
      const domain = address.slice(address.indexOf('@'));
      const open = townHallOf([address]);
      expect(relayedIn({ ...mail, from: { email: `voisin${domain}` } }, open)).toBeNull();
      expect(relayedIn({ ...mail, from: { email: address } }, open)).not.toBeNull();
    },
  );
});
