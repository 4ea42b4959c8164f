import { organisationsIn } from './organisation.js';
import { referencesIn } from './references.js';

describe('our own references', () => {
  it.each([
    ['dossier SA-2027-000123', 'SA-2027-000123'],
    ['sa 2027 000123', 'SA-2027-000123'],
    ['SA - 2027 - OOO123', 'SA-2027-000123'],
    ['SA–2027–000123, SA-2027-000123', 'SA-2027-000123'],
    ['le dossier S A deux mille vingt-sept zéro zéro zéro cent vingt-trois', 'SA-2027-000123'],
  ])('« %s »', (text, value) => expect(referencesIn(text, 'SA')).toEqual([{ kind: 'dossier', value }]));

  it('knows the chrono of a letter, and what the letter recalls', () => {
    expect(referencesIn('Votre lettre C-2027-000045\nV/Réf. : EC/2027/118\nN/Réf : LT-4', 'SA')).toEqual([
      { kind: 'courrier', value: 'C-2027-000045' },
      { kind: 'other', value: 'EC/2027/118' },
    ]);
  });

  it.each(['GV-2027-000123', 'USA-2027-000123', 'SA-2027-0001234', 'SA-27-123', 'ça 2027'])(
    '« %s » is not ours',
    (text) => expect(referencesIn(text, 'SA')).toEqual([]),
  );
});

describe('numbers of organisations', () => {
  const values = (text: string) => organisationsIn(text).map(({ value }) => value);

  it.each([
    ['SIRET 900 000 001 00019', []],
    ['SIRET : 732 829 320 00074', ['73282932000074']],
    ['RCS Grandval 732 829 320', ['732829320']],
    ['732 829 320', []],
    ['SIREN 732 829 321', []],
    ['Association déclarée W423009876', ['W423009876']],
    ['W 423 009 876', ['W423009876']],
    ['06 39 98 41 02', []],
    ['2027 732 829 320', []],
  ])('« %s »', (text, expected) => expect(values(text)).toEqual(expected));
});
