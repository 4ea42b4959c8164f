import { describe, expect, it } from '@jest/globals';
import { withoutQuotedHistory } from './quoted-history.js';

const answer = { isReply: true, isForward: false };
const first = { isReply: false, isForward: false };

describe('the history copied below an answer is left out', () => {
  it.each([
    ['Gmail', 'Le lun. 1 mars 2027 à 10:00, Mairie <contact@ville.example> a écrit :\n\n> Bonjour,\n> reçu.'],
    ['Gmail, folded', 'Le lun. 1 mars 2027 à 10:00, Mairie de Ville <\ncontact@ville.example> a écrit :\n\n> reçu'],
    ['Gmail in English', 'On Mon, Mar 1, 2027 at 10:00 AM Mairie <contact@ville.example> wrote:\n\n> reçu'],
    ['Thunderbird', 'Le 01/03/2027 à 10:00, Mairie a écrit\u00a0:\n> reçu\n>\n> à bientôt'],
    [
      'Apple Mail, which does not mark the copy',
      'Le 1 mars 2027 à 10:00, Mairie <contact@ville.example> a écrit :\n\nreçu',
    ],
    [
      'Outlook',
      '________________________________\nDe : Mairie <contact@ville.example>\nEnvoyé : lundi 1 mars 2027 10:00\nÀ : Inès\nObjet : reçu\n\nBonjour',
    ],
    ['Outlook, with stars', '*De :* Mairie\n*Envoyé :* lundi\n*À :* Inès\n*Objet :* reçu\n\nBonjour'],
    ['Outlook in English', 'From: Town hall\nSent: Monday\nTo: Ines\nSubject: received\n\nHello'],
    ['Orange and Zimbra', '----- Mail original -----\nDe: "Mairie" <contact@ville.example>\nreçu'],
    ['Outlook of old', "-----Message d'origine-----\nDe : Mairie"],
  ])('%s', (_, history) => {
    const text = withoutQuotedHistory(`Merci beaucoup.\nInès\n\n${history}\n`, answer);
    expect(text.replace(/\n_+$/, '').trim()).toBe('Merci beaucoup.\nInès');
  });

  it('while answers written between the lines are kept', () => {
    const text =
      'Le 01/03/2027 à 10:00, Mairie a écrit :\n> Votre adresse ?\n4 rue des Lilas\n> Votre date de naissance ?\n4 mai 1990';
    expect(withoutQuotedHistory(text, answer)).toBe('4 rue des Lilas\n4 mai 1990');
  });

  it('and an answer below it is kept', () => {
    const text = 'Le 01/03/2027 à 10:00, Mairie a écrit :\n> Votre adresse ?\n\n4 rue des Lilas';
    expect(withoutQuotedHistory(text, answer)).toBe('4 rue des Lilas');
  });
});

describe('words of the person are never left out', () => {
  it('when the whole mail is a quotation', () => {
    expect(withoutQuotedHistory('> Bonjour\n> un acte svp', answer)).toBe('> Bonjour\n> un acte svp');
  });

  it('when the mail was passed on', () => {
    const text = 'De : X\nEnvoyé : lundi\nÀ : Y\nObjet : Z\n\nla demande';
    expect(withoutQuotedHistory(`Pour vous.\n${text}`, { isReply: true, isForward: true })).toContain('la demande');
  });

  it.each([
    'Le 3 mars, le maire a écrit :\nje vous recevrai.\nJe voudrais un rendez-vous.',
    'De : la gare\nà : la mairie\nIl manque un trottoir.',
    '> 50 m² de terrain\nPuis-je construire ?',
    'Le bus de 8:30 passe sans s’arrêter.\nQui a écrit : « arrêt supprimé » ?',
  ])('when they only look like history: %s', (text) => {
    expect(withoutQuotedHistory(text, first)).toBe(text);
  });
});
