import { saidSender, wordsOf, type ContactRow } from '../../../dossiers/rows.js';
import type { Town } from '../../../towns/index.js';
import { placesIn, type Place } from '../../../dossiers/places/index.js';
import { quotedNumbers } from './quoted-numbers.js';
import { asksAgainIn } from './reminder-words.js';

/** What a contact's own words say of the need: where, which dossier, and whether it was told before. */
export interface Told {
  places: Place[];
  numbers: string[];
  asksAgain: boolean;
}

type Words = Pick<ContactRow, 'subject' | 'body' | 'facts' | 'sender' | 'reading'>;

export function needOf(contact: Words, town: Town): Told {
  const { facts } = contact;
  const words = wordsOf(contact);
  // An address has its postcode: it counts only when something happens « devant chez moi ».
  const home = saidSender(contact).postalAddress?.join(' ');
  return {
    places: placesIn([facts.place, words, home].filter(Boolean).join('\n'), town),
    numbers: quotedNumbers(words, town),
    asksAgain: asksAgainIn(words),
  };
}
