import { identitiesOf } from './index.js';

const address = ['12 rue des Tanneries', '42998 Saint-Aubin-sur-Gier'];

describe('how a usager is known again', () => {
  it.each([
    '06 39 98 41 02',
    '06.39.98.41.02',
    '+33 (0)6 39 98 41 02',
    '0033639984102',
    '+33639984102',
    'tel:+33639984102',
  ])('the number « %s » is one and the same', (phone) =>
    expect(identitiesOf({ phone })).toEqual([{ kind: 'phone', value: '+33639984102' }]),
  );

  it('nothing of what stands for a hidden number is a part of an address', () => {
    const account = '[numéro de compte bancaire masqué]';
    expect(identitiesOf({ name: 'Jeanne Fontaine', postalAddress: [account, '42997 Grandval'] })).toEqual([]);
    expect(identitiesOf({ name: `Jeanne Fontaine ${account}`, postalAddress: [...address, account] })).toEqual(
      identitiesOf({ name: 'Jeanne Fontaine', postalAddress: address }),
    );
  });

  it.each(['', 'masqué', '12', '0639'])('« %s » is no number', (phone) => expect(identitiesOf({ phone })).toEqual([]));

  it('an e-mail address is the same in capitals and with spaces around', () => {
    expect(identitiesOf({ email: '  Jeanne.Fontaine@Courriel.Example ' })).toEqual([
      { kind: 'email', value: 'jeanne.fontaine@courriel.example' },
    ]);
  });

  it.each([
    'jeanne',
    'jeanne@',
    '@courriel.example',
    'a b@courriel.example',
    'jeanne@courriel',
    `${'a'.repeat(250)}@b.fr`,
  ])('« %s » is no e-mail address', (email) => expect(identitiesOf({ email })).toEqual([]));

  it('a person at an address is the same however both are written', () => {
    const typed = identitiesOf({ name: 'Mme Jeanne Fontaine', postalAddress: address });
    const scanned = identitiesOf({
      name: 'FONTAINE Jeanne',
      postalAddress: ['12, RUE DES TANNERIES', '42998 ST AUBIN SUR GIER', 'France'],
    });
    expect(typed).toEqual([
      { kind: 'postal', value: 'fontaine jeanne, 12 rue des tanneries 42998 saint aubin sur gier' },
    ]);
    expect(scanned).toEqual(typed);
  });

  it('two people of one home are not one usager', () => {
    const [one] = identitiesOf({ name: 'Jeanne Fontaine', postalAddress: address });
    const [other] = identitiesOf({ name: 'Paul Fontaine', postalAddress: address });
    expect(one).not.toEqual(other);
    expect(identitiesOf({ postalAddress: address })).toEqual([]);
  });

  it('an address without a postcode is left out', () => {
    expect(identitiesOf({ name: 'Jeanne Fontaine', postalAddress: ['12 rue des Tanneries'] })).toEqual([]);
  });

  it.each([
    ['W423009876', 'W423009876'],
    ['w 423 009 876', 'W423009876'],
    ['900 000 000', '900000000'],
    ['900 000 000 00018', '90000000000018'],
  ])('the organisation « %s » is known by %s', (organisationNumber, value) =>
    expect(identitiesOf({ organisationNumber })).toEqual([{ kind: 'organisation', value }]),
  );

  it.each(['', 'W42300987', '12345678', 'FR76300'])('« %s » is no organisation number', (organisationNumber) =>
    expect(identitiesOf({ organisationNumber })).toEqual([]),
  );

  it('nobody is known by a card, an account or a social security number, wherever it was typed (DP-05)', () => {
    expect(identitiesOf({ email: '185057800608491@courriel.example', organisationNumber: '30569309025904' })).toEqual(
      [],
    );
    const postalAddress = ['4970 1012 3456 7893', '42998 Saint-Aubin'];
    expect(identitiesOf({ name: 'Rose Blanc', postalAddress })).toEqual([]);
  });

  it('somebody who gave nothing is known by nothing (J20)', () => {
    expect(identitiesOf({})).toEqual([]);
    expect(identitiesOf({ name: 'Jeanne Fontaine' })).toEqual([]);
  });
});
