import { onlyThanks } from './only-thanks.js';

describe('thanks and nothing else', () => {
  it('are told from a text of any length at once', () => {
    const start = performance.now();
    expect(onlyThanks(`Merci ! ${'a'.repeat(100_000)}`, 'Jeanne Fontaine')).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each([
    'Merci !',
    'Merci beaucoup',
    'MERCI',
    'Bien reçu.',
    'Bonjour,\n\nMerci pour votre réponse.\n\nBonne journée\nJeanne Fontaine',
    'Je vous remercie pour votre retour rapide.\nCordialement,\nMme Fontaine',
    'Parfait, merci bien. Bonne soirée à vous',
    'Merci\n\nJeanne Fontaine\nTél. : 06 39 98 41 04\nj.fontaine@courriel.example',
    'Merci beaucoup\nEnvoyé de mon iPhone',
    'C’est noté, merci.',
    'Un grand merci à vous tous et bon week-end !',
    'Bonjour Madame, j’ai bien reçu votre message. Merci. Bien à vous',
  ])('%j', (text) => expect(onlyThanks(text, 'Jeanne Fontaine j.fontaine@courriel.example')).toBe(true));

  it.each([
    '',
    'Bonjour,',
    'Cordialement\nJeanne Fontaine',
    'Merci de me rappeler.',
    'Merci de réparer le lampadaire',
    'Merci, mais le lampadaire est encore en panne.',
    'Merci pour rien',
    'Merci ?',
    'Merci, le 12 me convient.',
    'Merci, rappelez-moi au 06 39 98 41 04',
    'Bien reçu, je refuse.',
    'Merci de votre réponse, qui ne me satisfait pas du tout',
    'D’accord.',
    'Merci.\nEt le trottoir',
    'Merci\nRefusé',
    'Merci\nPaul Mercier refuse',
    `Merci ${'beaucoup merci '.repeat(20)}`,
  ])('is not %j', (text) => expect(onlyThanks(text, 'Jeanne Fontaine j.fontaine@courriel.example')).toBe(false));
});
