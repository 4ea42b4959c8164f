import { Injectable } from '@nestjs/common';
import { TownDatabase } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { listedCardOf } from '../contacts/card.js';
import { guessesOf } from '../contacts/guesses.js';
import { listPile } from '../contacts/list-contacts.js';
import type { Membership } from '../../access/index.js';
import type { PileCard } from './pile-card.dto.js';

@Injectable()
export class Piles {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
  ) {}

  async read(member: Membership, state: 'quarantined' | 'to-qualify' | 'to-read'): Promise<PileCard[]> {
    const town = await this.towns.byId(member.townId);
    const contacts = await this.database.inTown(town.id, (tx) => listPile(tx, state));
    return contacts.map((contact) => {
      const card = listedCardOf(town, member, contact);
      return { ...card, guesses: guessesOf(town, contact, card.contentHidden) };
    });
  }
}
