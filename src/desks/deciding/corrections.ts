import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import { asRouted, plan } from '../../pipeline/routing/index.js';
import type { Handed } from '../../pipeline/stage.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Invalid } from '../../platform/http/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { oneContact } from '../contacts/list-contacts.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { mayReadContact } from '../privacy/may-read-contact.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { moveContact } from '../acting/move-contact.js';
import { ContentHidden, NotNow, NotThere } from '../acting/refusals.js';
import { correctable } from './correctable.js';
import { keepHumanQualification } from './keep-human-qualification.js';
import { owedAfter } from './owed-after.js';
import { redirect } from './redirect.js';
import { toldDemarche } from './told-demarche.js';

interface Asked {
  demarche: string;
  /** Number; may be left out when the contact has one dossier. */
  dossier?: string;
}

interface Deed {
  actor: string;
  at: Date;
}

/** What went to the wrong place goes to the right one (TR-06). */
@Injectable()
export class Corrections {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async correct(member: Membership, caller: Caller, id: string, asked: Asked): Promise<void> {
    const town = await this.towns.byId(member.townId);
    if (!town.demarches.has(asked.demarche))
      throw new Invalid([{ field: 'demarche', message: 'Cette démarche n’est pas au catalogue.' }]);
    const deed = { actor: actorOf(caller), at: this.clock.now() };
    return this.desk.decide(town.id, async (tx) => {
      const contact = await oneContact(tx, id);
      if (!contact) throw new NotThere();
      if (contact.state === 'answered') {
        if (!mayReadContact(town, member, contact)) throw new ContentHidden();
        return notAnswered(tx, id, asked, deed);
      }
      if (contact.state !== 'routed' && contact.state !== 'told')
        throw new NotNow('Ce contact n’est pas encore aiguillé, ou il appartient au dossier d’un autre.', {
          state: contact.state,
        });
      const number = chosen(
        contact.dossiers.map((dossier) => dossier.number),
        asked,
      );
      const dossier = await lockDossier(tx, member, { number });
      const seen = contact.dossiers.find((each) => each.number === number)!.demarche;
      return moveDossier(tx, town, { contactId: id, dossierId: dossier.id, seen }, asked.demarche, deed);
    });
  }
}

/** It was taken for a question answered on the spot: it is a request, and goes down the line. */
async function notAnswered(tx: TownTransaction, id: string, { demarche }: Asked, deed: Deed): Promise<Handed[]> {
  await moveContact(tx, id, ['answered'], 'qualified', deed);
  await keepHumanQualification(tx, id, [{ demarche, text: null }], deed.actor);
  return [{ stage: 'routing', subjectId: id }];
}

function chosen(numbers: readonly string[], { dossier }: Asked): string {
  if (dossier === undefined && numbers.length > 1)
    throw new Invalid([{ field: 'dossier', message: 'Ce contact a plusieurs dossiers : dites lequel.' }]);
  const number = dossier ?? numbers[0];
  if (number === undefined || !numbers.includes(number)) throw new NotThere();
  return number;
}

async function moveDossier(
  tx: TownTransaction,
  town: Town,
  { contactId, dossierId, seen }: { contactId: string; dossierId: string; seen: string | null },
  demarche: string,
  deed: Deed,
): Promise<Handed[]> {
  const known = await correctable(tx, dossierId, contactId);
  const { contact, before, words, others, numbers, journal, asked_at, corrections, isAnswered } = known;
  if (before.demarche_id === demarche) throw new NotNow('Ce dossier est déjà celui de cette démarche.');
  if (before.demarche_id !== seen)
    throw new NotNow('Un collègue vient de corriger ce dossier : relisez-le avant de le corriger à votre tour.');
  if (isAnswered) throw new NotNow('L’usager a déjà reçu la réponse de ce dossier.');
  const planned = plan(
    town,
    demarche,
    asRouted(contact, known, deed.at, asked_at ?? deed.at),
    before.parent_id === null,
  );
  const debts = owedAfter(planned.debts, { told: toldDemarche(journal), demarche, correction: corrections + 1 });
  await redirect(tx, town, {
    dossierId,
    contactId,
    receivedAt: contact.received_at,
    before,
    planned,
    debts,
    numbers,
    words,
    ...deed,
  });
  await keepHumanQualification(tx, contactId, [{ demarche, text: words }, ...others], deed.actor);
  await closeIfNothingIsOwed(tx, dossierId, deed.at);
  return [{ stage: 'loopback', subjectId: dossierId }];
}
