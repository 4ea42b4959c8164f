import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { Caller, Membership } from '../../access/index.js';
import { joinDossier } from '../../dossiers/join-dossier.js';
import { anotherAnswerDueAt, reminderAt } from '../../dossiers/reminders.js';
import { reopenedWithinDays } from '../../dossiers/reopening.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { dossierCardOf, isHidden } from '../dossiers/page.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { moveContact } from '../acting/move-contact.js';
import { NotNow } from '../acting/refusals.js';
import type { JoiningCandidate } from './joining.dto.js';
import { offersOf, refuseOffer } from './offers.js';
import { readableContact } from '../contacts/readable-contact.js';
import { toldBefore } from './told-before.js';

/** A person says whether a contact belongs to a dossier the record has. */
@Injectable()
export class Joinings {
  constructor(
    private readonly database: TownDatabase,
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async candidates(member: Membership, id: string): Promise<JoiningCandidate[]> {
    const town = await this.towns.byId(member.townId);
    const offers = await this.database.inTown(town.id, async (tx) => {
      await readableContact(tx, town, member, id);
      return offersOf(tx, id, this.closedAfter());
    });
    // That there is a dossier is already something: who may not read it is not told.
    return offers
      .filter((dossier) => !isHidden(member, dossier))
      .map(({ reasons, ...dossier }) => ({ dossier: dossierCardOf(town, dossier), reasons }));
  }

  async join(member: Membership, caller: Caller, id: string, number: string): Promise<void> {
    const town = await this.towns.byId(member.townId);
    const deed = { actor: actorOf(caller), at: this.clock.now() };
    return this.desk.decide(town.id, async (tx) => {
      const { received_at: receivedAt, alerts } = await readableContact(tx, town, member, id);
      await moveContact(tx, id, ['to-qualify'], 'joined', deed);
      const dossier = await lockDossier(tx, member, { number });
      const told = await toldBefore(tx, id, dossier.id);
      if (told.is_there) throw new NotNow('Ce contact est déjà dans ce dossier.');
      if (told.closed_at && told.closed_at <= this.closedAfter())
        throw new NotNow('Ce dossier est clos depuis plus de quinze jours : ouvrez-en un autre.');
      const { owesWord } = await joinDossier(tx, dossier.id, id, {
        ...deed,
        answerDueAt: anotherAnswerDueAt(town, receivedAt),
        danger: alerts[0]?.level ?? null,
        reminder: reminderAt(town, deed.at),
        asksAgain: told.asks_again,
        answersUs: false,
        isThanks: false,
        isPerhapsAnother: false,
      });
      return owesWord ? [{ stage: 'loopback', subjectId: dossier.id }] : [];
    });
  }

  async refuse(member: Membership, caller: Caller, id: string, number: string): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      await readableContact(tx, town, member, id);
      const dossier = await lockDossier(tx, member, { number });
      await refuseOffer(tx, id, dossier.id, { actor: actorOf(caller), at: this.clock.now() });
      return [];
    });
  }

  /** T10: what was closed before this is closed for good. */
  private closedAfter(): Date {
    return DateTime.fromJSDate(this.clock.now()).minus({ days: reopenedWithinDays }).toJSDate();
  }
}
