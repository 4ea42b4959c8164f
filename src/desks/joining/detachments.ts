import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { leaveDossier } from '../../dossiers/leave-dossier.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Towns } from '../../towns/index.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { moveContact } from '../acting/move-contact.js';
import { NotNow, NotThere } from '../acting/refusals.js';
import { ownDossier, type JoinedContact } from './own-dossier.js';

/** Takes back what was joined by mistake, by the program or by a person. */
@Injectable()
export class Detachments {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async detach(member: Membership, caller: Caller, number: string, contactId: string): Promise<void> {
    const town = await this.towns.byId(member.townId);
    const deed = { actor: actorOf(caller), at: this.clock.now() };
    return this.desk.decide(town.id, async (tx) => {
      const from = await lockDossier(tx, member, { number });
      const own = await ownDossier(tx, town, from, await joinedContact(tx, from.id, contactId), deed.at);
      await leaveDossier(tx, from.id, contactId, { ...deed, to: own.number });
      await moveContact(tx, contactId, ['joined'], 'read', deed);
      const data = { contact: contactId, from: from.number };
      await writeEvents(tx, [{ dossierId: own.id, kind: 'contact-separated', ...deed, data }]);
      return [{ stage: 'qualification', subjectId: contactId }];
    });
  }
}

/** One that was joined: what a dossier was opened for stays in it. */
async function joinedContact(tx: TownTransaction, dossierId: string, contactId: string): Promise<JoinedContact> {
  const [contact] = await tx.query<JoinedContact & { is_joined: boolean }>(
    `SELECT id, received_at, reading, usager_id, service_id, state = 'joined'
       AND EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2 AND contact_id = $3)
       AND EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND dossier_id = $2 AND contact_id <> $3) AS is_joined
     FROM contact WHERE town_id = $1 AND id = $3`,
    [tx.townId, dossierId, contactId],
  );
  if (!contact) throw new NotThere();
  if (!contact.is_joined) throw new NotNow('Ce contact n’a pas été rattaché à ce dossier : rien n’est à séparer.');
  return contact;
}
