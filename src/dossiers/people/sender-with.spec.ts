import { peopleIn, senderWith } from './index.js';
import { ourTown as town } from './samples/our-town.fixture.js';

const signed = (name: string) =>
  peopleIn(`Bonjour\n\nCordialement\n${name}\n12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier\n06 39 98 41 02`, {
    kind: 'mail',
    town,
  });
const email = 'jeanne@courriel.example';
const read = { phone: '+33639984102', postalAddress: ['12 rue des Tanneries', '42998 Saint-Aubin-sur-Gier'] };

describe('the sender a channel gives, and what their text adds', () => {
  it('a signature adds a number and an address to the account a mail came from', () => {
    expect(senderWith({ email }, signed('Jeanne Fontaine'))).toEqual({ email, name: 'Jeanne Fontaine', ...read });
    expect(senderWith({ email, name: 'FONTAINE Jeanne' }, signed('Jeanne Fontaine'))).toEqual({
      email,
      name: 'FONTAINE Jeanne',
      ...read,
    });
    expect(senderWith({ name: 'J. Fontaine' }, signed('Jeanne Fontaine'))).toEqual({ name: 'J. Fontaine', ...read });
  });

  it('what the channel gives stays', () => {
    expect(senderWith({ phone: '+33639984199', name: 'Jeanne' }, signed('Jeanne Fontaine'))).toEqual({
      ...read,
      phone: '+33639984199',
      name: 'Jeanne',
    });
  });

  it('a mail from somebody else’s account adds nothing to that person', () => {
    const sender = { email, name: 'Paul Fontaine' };
    expect(senderWith(sender, signed('Jeanne Fontaine'))).toEqual(sender);
  });

  it('what is only likely is left to a person', () => {
    const people = peopleIn('je m’appelle jeanne fontaine rappelez-moi au 06 39 98 41 02', { kind: 'call', town });
    expect(senderWith({}, people)).toEqual({});
  });
});
