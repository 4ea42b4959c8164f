import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import type { SenderIdentity } from '../../dossiers/arrival.js';
import { holdUsagers, mergeUsagers, moveContact } from '../../dossiers/usagers/index.js';
import { identitiesOf } from '../../pipeline/qualification/index.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { oneContact } from '../contacts/list-contacts.js';
import { mayReadContact } from '../privacy/may-read-contact.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { ContentHidden, NotThere } from '../acting/refusals.js';
import { distinguish } from './doubles.js';
import { carriedOut, nothingMore } from './outcomes.js';
import { senderOf } from './sender-of.js';
import type { ContactUsager } from './usager.dto.js';
import { readableUsager } from './usagers.js';

interface Row {
  usager_id: string | null;
  sender: SenderIdentity;
}

/** Who a contact comes from: what was recognised, and what a person says of it. */
@Injectable()
export class Senders {
  constructor(
    private readonly database: TownDatabase,
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async of(member: Membership, contactId: string): Promise<ContactUsager> {
    const town = await this.towns.byId(member.townId);
    return this.database.inTown(town.id, async (tx) => {
      await readableContact(tx, town, member, contactId);
      return senderOf(tx, town, member, contactId, this.clock.now());
    });
  }

  /** It is that usager. Who was offered as one with the sender is one with all the sender’s file; else the contact alone moves. */
  accept(member: Membership, caller: Caller, contactId: string, usagerId: string): Promise<void> {
    return this.decide(member, contactId, usagerId, async (tx, { usager_id: from, sender }) => {
      const [usager, own] = await holdUsagers(tx, from ? [usagerId, from] : [usagerId]);
      if (!usager || (from && !own)) return carriedOut('overtaken');
      if (own?.id === usager.id) return carriedOut('already');
      if (from && (await isOffered(tx, contactId, usager.fileIds)))
        return carriedOut(await mergeUsagers(tx, { into: usager.id, other: from }, this.by(caller)));
      const known = { name: sender.name ?? null, identities: identitiesOf(sender) };
      await moveContact(tx, { contactId, from, to: usager.id }, known, this.by(caller));
      return nothingMore;
    });
  }

  /** It is not that usager, and this is not asked again. */
  refuse(member: Membership, caller: Caller, contactId: string, usagerId: string): Promise<void> {
    return this.decide(member, contactId, usagerId, async (tx, { usager_id: own }, usager) => {
      const { actor, at } = this.by(caller);
      const refused = await tx.query(
        `UPDATE usager_match SET refused_by = coalesce(refused_by, $4), refused_at = coalesce(refused_at, $5)
         WHERE town_id = $1 AND contact_id = $2 AND usager_id = ANY ($3) RETURNING 1`,
        [tx.townId, contactId, usager.fileIds, actor, at],
      );
      if (refused.length === 0) throw new NotThere();
      if (own && !usager.fileIds.includes(own)) await distinguish(tx, own, usager.id, { actor, at });
      return nothingMore;
    });
  }

  private async decide(
    member: Membership,
    contactId: string,
    usagerId: string,
    work: (tx: TownTransaction, contact: Row, usager: { id: string; fileIds: string[] }) => Promise<typeof nothingMore>,
  ): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      await readableContact(tx, town, member, contactId);
      const usager = await readableUsager(tx, town, member, usagerId);
      const [contact] = await tx.query<Row>(
        `SELECT usager_id, sender || coalesce(reading -> 'sender', '{}') AS sender FROM contact
         WHERE town_id = $1 AND id = $2 FOR NO KEY UPDATE`,
        [tx.townId, contactId],
      );
      return work(tx, contact!, usager);
    });
  }

  private by(caller: Caller) {
    return { actor: actorOf(caller), at: this.clock.now() };
  }
}

async function readableContact(tx: TownTransaction, town: Town, member: Membership, id: string): Promise<void> {
  const contact = await oneContact(tx, id);
  if (!contact) throw new NotThere();
  if (!mayReadContact(town, member, contact)) throw new ContentHidden();
}

async function isOffered(tx: TownTransaction, contactId: string, fileIds: readonly string[]): Promise<boolean> {
  const offered = await tx.query(
    `SELECT 1 FROM usager_match WHERE town_id = $1 AND contact_id = $2 AND usager_id = ANY ($3) AND grade = 'likely'`,
    [tx.townId, contactId, fileIds],
  );
  return offered.length > 0;
}
