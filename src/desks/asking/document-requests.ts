import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { askDocuments, documentsReceived } from '../../dossiers/clocks/index.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Invalid } from '../../platform/http/index.js';
import { localDay, Towns } from '../../towns/index.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow, NotThere } from '../acting/refusals.js';

interface Asked {
  documents: string[];
  /** YYYY-MM-DD. */
  deadline: string;
}

/** Pieces a service asks for, and their arrival. */
@Injectable()
export class DocumentRequests {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async ask(member: Membership, caller: Caller, number: string, { documents, deadline }: Asked): Promise<void> {
    const town = await this.towns.byId(member.townId);
    const at = this.clock.now();
    if (deadline <= localDay(town, at))
      throw new Invalid([{ field: 'deadline', message: 'La date limite vient après aujourd’hui.' }]);
    return this.desk.decide(town.id, async (tx) => {
      const dossier = await lockDossier(tx, member, { number });
      if (dossier.state !== 'open') throw new NotNow('Ce dossier n’est pas ouvert.', { state: dossier.state });
      const asked = { documents: documents.map((one) => maskSensitive(one)), deadline };
      await askDocuments(tx, town, dossier.id, asked, { actor: actorOf(caller), at });
      return [{ stage: 'loopback', subjectId: dossier.id }];
    });
  }

  async receive(
    member: Membership,
    caller: Caller,
    number: string,
    { id, contact }: { id: string; contact: string | undefined },
  ): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      const dossier = await lockDossier(tx, member, { number });
      const at = this.clock.now();
      if (!(await isOf(tx, dossier.id, id))) throw new NotThere();
      const receivedAt = contact === undefined ? at : await arrivalOf(tx, dossier.id, contact);
      const deed = { actor: actorOf(caller), at };
      const received = await documentsReceived(tx, town, { id, dossierId: dossier.id }, receivedAt, deed);
      if (!received) throw new NotNow('Ces pièces sont déjà arrivées.');
      return received.owesWord ? [{ stage: 'loopback', subjectId: dossier.id }] : [];
    });
  }
}

async function isOf(tx: TownTransaction, dossierId: string, id: string): Promise<boolean> {
  const [row] = await tx.query('SELECT 1 FROM document_request WHERE town_id = $1 AND dossier_id = $2 AND id = $3', [
    tx.townId,
    dossierId,
    id,
  ]);
  return row !== undefined;
}

async function arrivalOf(tx: TownTransaction, dossierId: string, contactId: string): Promise<Date> {
  const [contact] = await tx.query<{ received_at: Date }>(
    `SELECT received_at FROM contact JOIN dossier_contact ON dossier_contact.town_id = $1 AND contact_id = contact.id
     WHERE contact.town_id = $1 AND contact.id = $3 AND dossier_id = $2`,
    [tx.townId, dossierId, contactId],
  );
  if (!contact) throw new Invalid([{ field: 'contact', message: 'Ce contact n’est pas de ce dossier.' }]);
  return contact.received_at;
}
