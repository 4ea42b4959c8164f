import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { closeIfNothingIsOwed } from '../../dossiers/closing.js';
import type { Law } from '../../dossiers/clocks/index.js';
import { makePayable, type DebtFacts } from '../../dossiers/debts.js';
import { openParts } from '../../dossiers/sub-dossiers.js';
import { writeEvents } from '../../dossiers/timeline.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { Clock } from '../../platform/clock/index.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow } from '../acting/refusals.js';
import { appealOf } from './appeal-of.js';
import type { Closing, WaiverReason } from './closing.dto.js';
import { endOfWork, waiveAnswer, whatIsOwed } from './closing-steps.js';
import { lockDossier, type LockedDossier } from './lock-dossier.js';

const closingReasons = { answer: 'answered', done: 'done', refusal: 'refused' } as const;

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
      const parts = await openParts(tx, dossier.id);
      if (parts.length > 0)
        throw new NotNow('Un autre service n’a pas fini sa part de ce dossier.', { dossiers: parts });
      const deed = { dossier, actor: actorOf(caller), at: this.clock.now() };
      if ('reason' in closing) {
        await closeWithoutWord(tx, deed, closing.reason);
        return [];
      }
      const facts =
        'refusal' in closing
          ? await refusalOf(tx, dossier.id, closing)
          : { answerText: closing.answer, variant: closing.variant };
      await closeWithAnswer(tx, deed, facts);
      return [{ stage: 'loopback', subjectId: dossier.id }];
    });
  }
}

async function refusalOf(
  tx: TownTransaction,
  dossierId: string,
  { refusal, decision }: Extract<Closing, { refusal: string }>,
): Promise<DebtFacts> {
  const [row] = await tx.query<{ legal: Law | null }>('SELECT legal FROM dossier WHERE town_id = $1 AND id = $2', [
    tx.townId,
    dossierId,
  ]);
  const appeal = appealOf(row!.legal);
  if (!appeal)
    throw new NotNow(
      'Les voies de recours de cette démarche ne sont pas validées par la ville, ou lui sont propres : notifiez la décision signée, qui les porte.',
    );
  return { answerText: refusal, variant: 'refusal', decision, appeal };
}

async function closeWithAnswer(tx: TownTransaction, deed: Deed, facts: DebtFacts): Promise<void> {
  const { dossier, actor, at } = deed;
  const { variant } = facts;
  const payable = await makePayable(tx, dossier.id, 'answer', facts);
  if (!payable) throw new NotNow('Aucune réponse n’est due pour ce dossier.', await whatIsOwed(tx, dossier.id));
  await endOfWork(tx, deed, closingReasons[variant ?? 'answer']);
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
