import { quotedNumbers } from './quoted-numbers.js';

const town = { code: 'SA' };

describe('the dossier numbers a text quotes', () => {
  it.each([
    'dossier SA-2027-000123',
    'Votre réf. : SA 2027 000123',
    'sa2027-123',
    'dossier S.A. 2027-000123 merci',
    'SA–2027–OOO123',
    'SA-2027-00O12 3'.replace(' 3', '3'),
    'n°SA-2027/000123.',
  ])('« %s »', (text) => expect(quotedNumbers(text, town)).toEqual(['SA-2027-000123']));

  it.each(['GV-2027-000123', 'SA-1999-000123', 'casa 2027 123', 'ma facture 2027-000123', 'SA-2027-0001234', ''])(
    'none in « %s »',
    (text) => expect(quotedNumbers(text, town)).toEqual([]),
  );

  it('each once', () => {
    expect(quotedNumbers('SA-2027-000123, SA-2027-123 et SA-2027-000124', town)).toEqual([
      'SA-2027-000123',
      'SA-2027-000124',
    ]);
  });
});
