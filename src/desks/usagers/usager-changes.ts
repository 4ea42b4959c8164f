import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import {
  holdUsagers,
  mergeUsagers,
  planSplit,
  splitUsager,
  undoChange,
  type SplitAsked,
} from '../../dossiers/usagers/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow, NotThere } from '../acting/refusals.js';
import { changesOf } from './changes-of.js';
import { distinguish } from './doubles.js';
import { carriedOut, nothingMore } from './outcomes.js';
import { ownContacts } from './own-contacts.js';
import type { UsagerRecord } from './usager-record.js';
import { readableUsager } from './usagers.js';

/** A person says which files are one usager, and which are not. Each can be taken back. */
@Injectable()
export class UsagerChanges {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  merge(member: Membership, caller: Caller, into: string, other: string): Promise<void> {
    return this.decide(member, [into, other], async (tx) =>
      carriedOut(await mergeUsagers(tx, { into, other }, this.by(caller))),
    );
  }

  split(member: Membership, caller: Caller, id: string, asked: SplitAsked): Promise<void> {
    return this.decide(member, [id], async (tx, town) => {
      const readable = await readableUsager(tx, town, member, id);
      const own = await ownContacts(tx, readable.fileIds, town, member);
      // What one may not know cannot be named; it follows when an identity it came with is named.
      if (!isKnown(asked, own, readable)) throw new NotThere();
      const [usager] = await holdUsagers(tx, [id]);
      if (!usager) return carriedOut('overtaken');
      const plan = planSplit(own, readable.allIdentities, asked);
      if (!plan) throw new NotNow('Il doit rester quelque chose des deux côtés.');
      await splitUsager(tx, usager, plan, this.by(caller));
      return nothingMore;
    });
  }

  undo(member: Membership, caller: Caller, usagerId: string, changeId: string): Promise<void> {
    return this.decide(member, [usagerId], async (tx, town) => {
      const told = await changesOf(tx, town, member, await readableUsager(tx, town, member, usagerId));
      const outcome = await undoChange(tx, { usagerId, changeId }, this.by(caller));
      const isTold = outcome !== 'done' || told.some(({ id }) => id === changeId);
      return carriedOut(isTold ? outcome : 'not-there');
    });
  }

  distinguish(member: Membership, caller: Caller, one: string, other: string): Promise<void> {
    return this.decide(member, [one, other], async (tx, town) => {
      const [left, right] = [
        await readableUsager(tx, town, member, one),
        await readableUsager(tx, town, member, other),
      ];
      if (left.id === right.id) return carriedOut('already');
      await distinguish(tx, left.id, right.id, this.by(caller));
      return nothingMore;
    });
  }

  /** Nobody decides about a usager they may not know of. */
  private async decide(
    member: Membership,
    ids: readonly string[],
    work: (tx: TownTransaction, town: Town) => Promise<typeof nothingMore>,
  ): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      for (const id of ids) await readableUsager(tx, town, member, id);
      return work(tx, town);
    });
  }

  private by(caller: Caller) {
    return { actor: actorOf(caller), at: this.clock.now() };
  }
}

function isKnown(
  asked: SplitAsked,
  own: Awaited<ReturnType<typeof ownContacts>>,
  { identities }: UsagerRecord,
): boolean {
  if ('contacts' in asked)
    return asked.contacts.every((id) => own.some((contact) => contact.id === id && contact.isReadable));
  return asked.identities.every(({ kind, value }) =>
    identities.some((its) => its.kind === kind && its.value === value),
  );
}
