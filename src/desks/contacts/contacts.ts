import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { dossiersOfContact } from '../dossiers/dossier-record.js';
import { dossierPageOf } from '../dossiers/page.js';
import type { Membership } from '../../access/index.js';
import { NotThere } from '../acting/refusals.js';
import { listedCardOf } from './card.js';
import type { ContactCard } from './contact-card.dto.js';
import { contactDetails } from './contact-details.js';
import type { ContactPage } from './contact-page.dto.js';
import { listContacts, oneContact, type Asked } from './list-contacts.js';
import { pageOf } from './page.js';

/** The contacts of a town, as its people see them. */
@Injectable()
export class Contacts {
  constructor(
    private readonly database: TownDatabase,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async list(member: Membership, asked: Asked): Promise<ContactCard[]> {
    const town = await this.towns.byId(member.townId);
    const zone = town.platform.working_calendar.timezone;
    const contacts = await this.database.inTown(town.id, (tx) => listContacts(tx, asked, zone));
    return contacts.map((contact) => listedCardOf(town, member, contact));
  }

  async page(member: Membership, id: string): Promise<ContactPage> {
    const town = await this.towns.byId(member.townId);
    return this.database.inTown(town.id, async (tx) => {
      const contact = await oneContact(tx, id);
      if (!contact) throw new NotThere();
      const dossiers = await dossiersOfContact(tx, id);
      const pages = dossiers.map((dossier) => dossierPageOf(town, member, dossier, this.clock.now()));
      return pageOf(town, member, contact, await contactDetails(tx, id), pages);
    });
  }
}
