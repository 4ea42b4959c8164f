import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import type { Handed } from '../../pipeline/stage.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Invalid } from '../../platform/http/index.js';
import { Towns } from '../../towns/index.js';
import type { ContactRecord } from '../contacts/contact-record.js';
import { readableContact } from '../contacts/readable-contact.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { moveContact } from '../acting/move-contact.js';
import type { QualificationAsked } from './deciding.dto.js';
import type { DismissalReason } from './dismissal-reasons.js';
import { endProvisional } from './end-provisional.js';
import { keepHumanQualification } from './keep-human-qualification.js';
import { needsOf, unknownDemarches } from './needs.js';

/** What a person says about a contact the line has left to them; each is written with its author, and then the line goes on. */
@Injectable()
export class Decisions {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  retry(member: Membership, caller: Caller, id: string): Promise<void> {
    return this.decide(member, id, async (tx, { reason }) => {
      // Kept: what had no original to read has none now.
      await moveContact(tx, id, ['quarantined'], 'received', { ...this.by(caller), reason });
      return [{ stage: 'intake', subjectId: id }];
    });
  }

  /** Of several needs in one contact, each gets its own dossier, linked to the first (J24). */
  async qualify(member: Membership, caller: Caller, id: string, asked: QualificationAsked): Promise<void> {
    const town = await this.towns.byId(member.townId);
    const unknown = unknownDemarches(asked, town.demarches);
    if (unknown.length > 0) throw new Invalid(unknown);
    return this.decide(member, id, async (tx) => {
      await moveContact(tx, id, ['to-qualify'], 'qualified', this.by(caller));
      await keepHumanQualification(tx, id, needsOf(asked), actorOf(caller));
      return [{ stage: 'routing', subjectId: id }];
    });
  }

  read(member: Membership, caller: Caller, id: string): Promise<void> {
    return this.decide(member, id, async (tx) => {
      await moveContact(tx, id, ['to-read'], 'read', this.by(caller));
      // What a machine seemed to have written is a person's request after all: it may be answered.
      await tx.query(`UPDATE contact SET kind = 'request' WHERE town_id = $1 AND id = $2`, [tx.townId, id]);
      return [{ stage: 'qualification', subjectId: id }];
    });
  }

  dismiss(member: Membership, caller: Caller, id: string, reason: DismissalReason): Promise<void> {
    return this.decide(member, id, async (tx) => {
      await moveContact(tx, id, ['to-qualify', 'to-read', 'quarantined'], 'set-aside', { ...this.by(caller), reason });
      await endProvisional(tx, id, reason, actorOf(caller), this.clock.now());
      return nothingMore;
    });
  }

  answer(member: Membership, caller: Caller, id: string, note: string | undefined): Promise<void> {
    return this.decide(member, id, async (tx) => {
      await moveContact(tx, id, ['to-qualify'], 'answered', { ...this.by(caller), note: note && maskSensitive(note) });
      await keepHumanQualification(tx, id, [], actorOf(caller));
      await endProvisional(tx, id, 'answered', actorOf(caller), this.clock.now());
      return nothingMore;
    });
  }

  /** Nobody decides about words they may not read. */
  private async decide(
    member: Membership,
    id: string,
    work: (tx: TownTransaction, contact: ContactRecord) => Promise<Handed[]>,
  ): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      return work(tx, await readableContact(tx, town, member, id));
    });
  }

  private by(caller: Caller) {
    return { actor: actorOf(caller), at: this.clock.now() };
  }
}

const nothingMore: Handed[] = [];
