import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { readableContact } from '../contacts/readable-contact.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotThere } from '../acting/refusals.js';
import { acceptSender } from './accept-sender.js';
import { distinguish } from './doubles.js';
import { carriedOut, nothingMore } from './outcomes.js';
import { senderOf } from './sender-of.js';
import type { ContactUsager } from './usager.dto.js';
import type { UsagerRecord } from './usager-record.js';
import { readableUsager } from './usagers.js';

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

  /** It is that usager. */
  accept(member: Membership, caller: Caller, contactId: string, usagerId: string): Promise<void> {
    return this.decide(member, contactId, usagerId, async (tx) =>
      carriedOut(await acceptSender(tx, { contactId, usagerId }, this.by(caller))),
    );
  }

  /** It is not that usager, and this is not asked again. */
  refuse(member: Membership, caller: Caller, contactId: string, usagerId: string): Promise<void> {
    return this.decide(member, contactId, usagerId, async (tx, usager) => {
      const { actor, at } = this.by(caller);
      const refused = await tx.query(
        `UPDATE usager_match SET refused_by = coalesce(refused_by, $4), refused_at = coalesce(refused_at, $5)
         WHERE town_id = $1 AND contact_id = $2 AND usager_id = ANY ($3) RETURNING 1`,
        [tx.townId, contactId, usager.fileIds, actor, at],
      );
      if (refused.length === 0) throw new NotThere();
      const [contact] = await tx.query<{ usager_id: string | null }>(
        'SELECT usager_id FROM contact WHERE town_id = $1 AND id = $2 FOR NO KEY UPDATE',
        [tx.townId, contactId],
      );
      const own = contact!.usager_id;
      if (own && !usager.fileIds.includes(own)) await distinguish(tx, own, usager.id, { actor, at });
      return nothingMore;
    });
  }

  private async decide(
    member: Membership,
    contactId: string,
    usagerId: string,
    work: (tx: TownTransaction, usager: UsagerRecord) => Promise<typeof nothingMore>,
  ): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      await readableContact(tx, town, member, contactId);
      return work(tx, await readableUsager(tx, town, member, usagerId));
    });
  }

  private by(caller: Caller) {
    return { actor: actorOf(caller), at: this.clock.now() };
  }
}
