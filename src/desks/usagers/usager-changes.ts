import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import {
  holdUsagers,
  mergeUsagers,
  planSplit,
  splitUsager,
  undoChange,
  type OwnContact,
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
import { ownContacts, readableOf } from './own-contacts.js';
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
    return this.decide(member, [id], async (tx, town, [seen]) => {
      const own = await ownContacts(tx, seen!.fileIds);
      // What one may not know cannot be named; it follows when an identity it came with is named.
      if (!isKnown(asked, seen!, await readableOf(tx, namedIn(asked, own), town, member))) throw new NotThere();
      const [usager] = await holdUsagers(tx, [id]);
      if (!usager) return carriedOut('overtaken');
      const plan = planSplit(own, seen!.allIdentities, asked);
      if (!plan) throw new NotNow('Il doit rester quelque chose des deux côtés.');
      await splitUsager(tx, usager, plan, this.by(caller));
      return nothingMore;
    });
  }

  undo(member: Membership, caller: Caller, usagerId: string, changeId: string): Promise<void> {
    return this.decide(member, [usagerId], async (tx, town, [seen]) => {
      const told = await changesOf(tx, town, member, seen!);
      const outcome = await undoChange(tx, { usagerId, changeId }, this.by(caller));
      const isTold = outcome !== 'done' || told.some(({ id }) => id === changeId);
      return carriedOut(isTold ? outcome : 'not-there');
    });
  }

  distinguish(member: Membership, caller: Caller, one: string, other: string): Promise<void> {
    return this.decide(member, [one, other], async (tx, _town, [left, right]) => {
      if (left!.id === right!.id) return carriedOut('already');
      await distinguish(tx, left!.id, right!.id, this.by(caller));
      return nothingMore;
    });
  }

  /** Nobody decides about a usager they may not know of. */
  private async decide(
    member: Membership,
    ids: readonly string[],
    work: (tx: TownTransaction, town: Town, usagers: UsagerRecord[]) => Promise<typeof nothingMore>,
  ): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      const usagers: UsagerRecord[] = [];
      for (const id of ids) usagers.push(await readableUsager(tx, town, member, id));
      return work(tx, town, usagers);
    });
  }

  private by(caller: Caller) {
    return { actor: actorOf(caller), at: this.clock.now() };
  }
}

/** Contacts of the usager that are named. */
function namedIn(asked: SplitAsked, own: readonly OwnContact[]): string[] {
  return 'contacts' in asked ? own.flatMap(({ id }) => (asked.contacts.includes(id) ? [id] : [])) : [];
}

function isKnown(asked: SplitAsked, { identities }: UsagerRecord, readable: ReadonlySet<string>): boolean {
  if ('contacts' in asked) return asked.contacts.every((id) => readable.has(id));
  return asked.identities.every(({ kind, value }) =>
    identities.some((its) => its.kind === kind && its.value === value),
  );
}
