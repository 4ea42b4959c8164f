import { describe, expect, it } from '@jest/globals';
import { requestSummary } from './request-summary.js';
import { aTold, shippedTowns, type Change } from './told.fixture.js';

const saintAubin = (await shippedTowns()).get('saint-aubin-sur-gier')!;
const title = "Entretien ou nettoyage d'un espace vert";

function summary(subject: string | null, text = '', change: Change = {}): string {
  return requestSummary(aTold(saintAubin, { ...change, contact: { subject, text } }));
}

describe('what was asked, in a sentence', () => {
  it.each([
    ['Re: TR : Fwd: Arbre tombé', 'Arbre tombé'],
    ['RE[2]: Arbre tombé', 'Arbre tombé'],
    ['  Arbre\r\n\ttombé !! ', 'Arbre tombé'],
    ['Arbre tombé...', 'Arbre tombé'],
    ['Gagnez ici https://piege.example/x?y=1 www.piege.example', 'Gagnez ici'],
    ['Remboursement : écrire à escroc@piege.example', 'Remboursement : écrire à'],
    ['abc\u202egnp.exe', 'abcgnp.exe'],
  ])('is the subject, cleaned: %j', (subject, said) => {
    expect(summary(subject)).toBe(said);
  });

  it.each([
    ['Bonjour Madame le Maire,\n\nUn arbre est tombé rue Pasteur. Merci.', 'Un arbre est tombé rue Pasteur'],
    ['Madame, Monsieur,\nLa rue Pasteur\nest barrée ! Merci', 'La rue Pasteur est barrée'],
    ['Bonjour je voudrais inscrire mon fils, il a trois ans', 'je voudrais inscrire mon fils, il a trois ans'],
  ])('without a subject it is the first sentence of the text: %j', (text, said) => {
    expect(summary(null, text)).toBe(said);
    expect(summary('(sans objet)', text)).toBe(said);
  });

  it('is not a subject of ours, which was answered about something else', () => {
    const ours = 'RE: Nous avons bien reçu votre demande — dossier SA-2027-000123';
    expect(summary(ours, 'Bonjour, un arbre est tombé.')).toBe('un arbre est tombé');
  });

  it('never says a card, an account or a social security number back (DP-05)', () => {
    expect(summary('Carte 4970 1012 3456 7893 débitée')).toBe('Carte (…) débitée');
    expect(summary('Carte [numéro de carte masqué] débitée')).toBe('Carte (…) débitée');
    expect(summary(null, 'Je veux un acte, mon numéro est 1 85 05 78 006 084 91. Merci')).toBe(
      'Je veux un acte, mon numéro est (…)',
    );
  });

  it('a number alone is not what was asked', () => {
    expect(summary('[numéro de sécurité sociale masqué]')).toBe(title);
    expect(summary('RIB FR76 3000 6000 0112 3456 7890 189', 'Un arbre est tombé.')).toBe('Un arbre est tombé');
    expect(summary(null, '1 85 05 78 006 084 91. Un arbre est tombé.')).toBe('Un arbre est tombé');
  });

  it('without words it is the title of the démarche', () => {
    expect(summary(null, 'Bonjour,')).toBe(title);
  });

  it('is never longer than 160 characters, and is cut after a word', () => {
    const said = summary('un arbre '.repeat(40));
    expect(said.length).toBeLessThanOrEqual(160);
    expect(said).toMatch(/^(un arbre )+(un )?\(…\)$/);
    expect(summary('a'.repeat(155) + '😀'.repeat(9))).toBe('a'.repeat(155) + ' (…)');
  });

  it('is looked for in the beginning of a text only, however long', () => {
    expect(summary(null, `${'.'.repeat(1900)} Un arbre.`)).toBe('Un arbre');
    expect(summary(null, `${'.'.repeat(2000)} Un arbre.`)).toBe(title);
    expect(summary(' '.repeat(2000) + 'Un arbre')).toBe(title);
  });

  it('is the title in an SMS and for a confidential dossier, whatever was written', () => {
    expect(summary('Mon fils est malade', '', { channel: 'sms' })).toBe(title);
    expect(summary('Mon fils est malade', '', { confidential: true })).toBe(title);
    expect(summary('Mon fils est malade', '', { confidential: true, channel: 'sms' })).toBe('votre demande');
    expect(summary('Mon fils est malade', '', { confidential: true, demarche: null })).toBe('votre demande');
  });
});
