import { masked } from './masked.js';

describe('what leaves for a language model', () => {
  it.each([
    ['appelez-moi au 06 39 98 41 02', '06 39 98 41 02'],
    ['appelez-moi au +33 (0)6.39.98.41.02', '39.98'],
    ['appelez-moi au O6 39 98 4l O2', '39 98'],
    ['mon numéro c’est le zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux', 'trente-neuf'],
    ['écrivez à jean.dupont+mairie@courriel.example', 'dupont'],
    ['écrivez à jean.dupont @ courriel.example', 'dupont'],
    ['ma carte : 4970 1012 3456 7893', '4970'],
    ['FR76 3000 6000 0112 3456 7890 189', '3456'],
    ['sécurité sociale 1 85 05 78 006 084 91', '006 084'],
    ['SIRET 732 829 320 00074', '829'],
  ])('« %s » leaves without %s', (text, secret) => expect(masked(`Bonjour, ${text}, merci`)).not.toContain(secret));

  it('our words for a hidden number do not leave either: they would answer in the usager’s place', () => {
    expect(masked('acte [numéro de sécurité sociale masqué], RIB FR76 3000 6000 0112 3456 7890 189')).toBe(
      'acte [numéro], RIB [numéro]',
    );
  });

  it('what it is about stays', () => {
    const text = 'Bonjour, ma fille aura 3 ans en juin 2027, je voudrais l’inscrire à l’école du 12 rue des Lilas.';
    expect(masked(text)).toBe(text);
  });

  it('only the beginning of a long text leaves, in bounded time', () => {
    for (const text of ['a@'.repeat(2_500_000), '1 '.repeat(2_500_000), 'a.a'.repeat(1_600_000)])
      expect(masked(text).length).toBeLessThan(5_000);
  });
});
