import { shippedTowns } from '../../loopback/compose/told.fixture.js';
import type { Guess } from '../classifier/index.js';
import { topicOf, type NewWords } from './topic-of.js';

const town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
const isSure = ({ confidence }: Guess) => confidence >= 0.7;
const guess = (demarche: string, confidence: number): Guess => ({ demarche, confidence, reasons: [] });
const hedge = 'Je voudrais aussi signaler une haie qui déborde sur le trottoir du square.';

/** A mother answers what we wrote about her place in the nursery. */
const creche = { id: 'one', number: 'SA-2027-000001', demarche: 'place-creche', confidential: false };
const topic = (more: Partial<NewWords> = {}, answered: Partial<typeof creche> | { demarche: null } = {}) =>
  topicOf(
    {
      text: hedge,
      guesses: [guess('degradation-voirie', 0.95)],
      requests: 0,
      asksAgain: false,
      hasFiles: false,
      ...more,
    },
    { ...creche, ...answered },
    town,
    isSure,
  );

describe('what an answer speaks of', () => {
  it('clear words about something else are another topic', () => {
    expect(topic()).toBe('another');
  });

  it.each<[string, Partial<NewWords>]>([
    ['that are about the same', { guesses: [guess('place-creche', 0.95)] }],
    ['that nobody understands', { guesses: [] }],
    ['that may be anything', { guesses: [guess('degradation-voirie', 0.6)] }],
    ['that are about what follows from it', { guesses: [guess('paiement-facture-famille', 0.95)] }],
  ])('words %s join', (_, words) => {
    expect(topic(words)).toBe('same');
  });

  it('nobody knows what is another topic than a dossier that has not been qualified', () => {
    expect(topic({}, { demarche: null })).toBe('same');
  });

  it.each<[string, Partial<NewWords>]>([
    ['that also ask for something else (J24)', { requests: 2 }],
    ['that ask again', { asksAgain: true }],
    ['that bring files', { hasFiles: true }],
    ['that are few', { text: 'Et la haie du square ?' }],
    ['that are less than clear', { guesses: [guess('degradation-voirie', 0.8)] }],
    [
      'that may be about the dossier as well',
      { guesses: [guess('degradation-voirie', 0.75), guess('place-creche', 0.2)] },
    ],
    ['that say that they answer', { text: `Suite à votre message, ${hedge}` }],
    ['that bring what was asked for', { text: `Voici le justificatif. ${hedge}` }],
    ['that tell a fact and ask nothing', { text: 'La haie du square déborde sur le trottoir depuis des mois.' }],
    ['that say yes', { text: `Oui. ${hedge}` }],
    ['that quote the number', { text: `Pour le dossier SA-2027-000001. ${hedge}` }],
  ])('words %s join, and a person is asked', (_, words) => {
    expect(topic(words)).toBe('perhaps-another');
  });
});
