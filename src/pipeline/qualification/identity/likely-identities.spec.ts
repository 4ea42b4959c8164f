import { ourTown as town } from '../../../dossiers/people/samples/our-town.fixture.js';
import { identitiesOf, likelyIdentities, peopleIn } from './index.js';

describe('who a caller may be, from what they say', () => {
  const people = peopleIn(
    'je m’appelle jeanne fontaine mon numéro c’est le zéro six trente-neuf quatre-vingt-dix-huit quarante et un zéro deux mon mail jeanne point f arobase courriel point example',
    { kind: 'call', town },
  );

  it('is offered, never taken for sure', () => {
    expect(likelyIdentities(people, [])).toEqual([
      { kind: 'phone', value: '+33639984102' },
      { kind: 'email', value: 'jeanne.f@courriel.example' },
    ]);
  });

  it('says nothing new of the number that calls', () => {
    expect(likelyIdentities(people, identitiesOf({ phone: '06 39 98 41 02' }))).toEqual([
      { kind: 'email', value: 'jeanne.f@courriel.example' },
    ]);
  });
});
