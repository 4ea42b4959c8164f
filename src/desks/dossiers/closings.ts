import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import { makePayable } from '../../dossiers/debts.js';
import { writeEvents } from '../../dossiers/timeline.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Clock } from '../../platform/clock/index.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow } from '../acting/refusals.js';
import type { Closing, WaiverReason } from './closing.dto.js';
import { endOfWork, waiveAnswer, whatIsOwed } from './closing-steps.js';
import { lockDossier, type LockedDossier } from './lock-dossier.js';

interface Deed {
  dossier: LockedDossier;
  actor: string;
  at: Date;
}

/** Ends dossiers. The usager is told first: a dossier that owes a word does not close (TR-01, J14). */
@Injectable()
export class Closings {
  constructor(
    private readonly desk: DeskWork,
    private readonly clock: Clock,
  ) {}

  close(member: Membership, caller: Caller, number: string, closing: Closing): Promise<void> {
    return this.desk.decide(member.townId, async (tx) => {
      const dossier = await lockDossier(tx, member, { number });
      if (dossier.state !== 'open') throw new NotNow('Ce dossier n’est pas ouvert.', { state: dossier.state });
      const deed = { dossier, actor: actorOf(caller), at: this.clock.now() };
      if ('reason' in closing) {
        await closeWithoutWord(tx, deed, closing.reason);
        return [];
      }
      await closeWithAnswer(tx, deed, closing.answer, closing.variant);
      return [{ stage: 'loopback', subjectId: dossier.id }];
    });
  }
}

async function closeWithAnswer(
  tx: TownTransaction,
  deed: Deed,
  answer: string,
  variant: 'answer' | 'done',
): Promise<void> {
  const { dossier, actor, at } = deed;
  const payable = await makePayable(tx, dossier.id, 'answer', { answerText: answer, variant });
  if (!payable) throw new NotNow('Aucune réponse n’est due pour ce dossier.', await whatIsOwed(tx, dossier.id));
  await endOfWork(tx, deed, variant === 'done' ? 'done' : 'answered');
  await writeEvents(tx, [{ dossierId: dossier.id, kind: 'answer-written', actor, at, data: { variant } }]);
}

async function closeWithoutWord(tx: TownTransaction, deed: Deed, reason: WaiverReason): Promise<void> {
  const { dossier, at } = deed;
  await waiveAnswer(tx, deed, reason);
  await endOfWork(tx, deed, reason);
  const left = await whatIsOwed(tx, dossier.id);
  // Rolled back with all that was written above: nothing is half closed.
  if (left.debts.length + left.tasks.length > 0)
    throw new NotNow('Il reste quelque chose à faire avant de clore ce dossier.', left);
  await closeIfNothingIsOwed(tx, dossier.id, at);
}
