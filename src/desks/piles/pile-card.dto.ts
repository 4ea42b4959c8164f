import { ContactCard } from '../contacts/contact-card.dto.js';
import { Guess } from '../contacts/guess.dto.js';
import { ListOf } from '../dto/properties.js';

/** A contact that waits for a person, beside what the program would have said. */
export class PileCard extends ContactCard {
  @ListOf(Guess, 'Best first.') guesses!: Guess[];
}
