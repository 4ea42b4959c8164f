import { describe, expect, it } from '@jest/globals';
import { hasDeadline } from './deadline-in.js';

describe('TR-03: a deadline that is legible in the words', () => {
  it.each([
    'Vous devez répondre avant le 15 mars 2027.',
    'Date limite : 15/03/2027',
    'Je dois contester au plus tard le lundi 8 mars',
    'le délai expire le 1er avril',
    'Vous disposez d’un délai de deux mois',
    'sous quinze jours, faute de quoi',
    'la date limite est fixée au 3 mai',
    'jusqu’au 12 mai',
  ])('%s', (words) => expect(hasDeadline(words)).toBe(true));

  it.each([
    'Je conteste ma dette, merci.',
    'Nous emménagerons le 15 août.',
    'J’ai écrit il y a deux mois et le 12 mars on m’a répondu',
    'avant les travaux la rue était belle',
    '',
  ])('not in « %s »', (words) => expect(hasDeadline(words)).toBe(false));
});
