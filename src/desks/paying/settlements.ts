import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { closeIfNothingIsOwed, endIfAnswered } from '../../dossiers/closing.js';
import { maskSensitive } from '../../dossiers/mask/index.js';
import { alertsOfTime } from '../../dossiers/tasks.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow, NotThere } from '../acting/refusals.js';
import type { Settlement } from './paying.dto.js';

interface Debt {
  dossier_id: string;
  kind: string;
}

/** Debts that no message pays: somebody has spoken with the usager, or has a reason not to. */
@Injectable()
export class Settlements {
  constructor(
    private readonly desk: DeskWork,
    private readonly clock: Clock,
  ) {}

  settle(member: Membership, caller: Caller, id: string, settlement: Settlement): Promise<void> {
    return this.desk.decide(member.townId, async (tx) => {
      const [debt] = await tx.query<Debt>('SELECT dossier_id, kind FROM debt WHERE town_id = $1 AND id = $2', [
        tx.townId,
        id,
      ]);
      if (!debt) throw new NotThere();
      await lockDossier(tx, member, { id: debt.dossier_id });
      // A transmission without a notice cannot be closed (TR-01).
      if ('waiver' in settlement && debt.kind === 'transmission-notice' && settlement.waiver !== 'no_contact')
        throw new NotNow(
          'L’usager doit être avisé de la transmission, sauf s’il n’a laissé aucun moyen de le joindre.',
        );
      const deed = { actor: actorOf(caller), at: this.clock.now() };
      const [state, reason] =
        'waiver' in settlement ? ['waived', settlement.waiver] : ['settled', maskSensitive(settlement.conversation)];
      await end(tx, id, state, reason, deed.at);
      await tellingIsDone(tx, id, debt, deed);
      const data = { debt: debt.kind, ...('waiver' in settlement ? { reason } : { by: 'conversation' }) };
      await writeEvents(tx, [{ dossierId: debt.dossier_id, kind: `debt-${state}`, ...deed, data }]);
      await endIfAnswered(tx, debt.dossier_id);
      await closeIfNothingIsOwed(tx, debt.dossier_id, deed.at);
      return [];
    });
  }
}

async function end(tx: TownTransaction, id: string, state: string, reason: string, at: Date): Promise<void> {
  const [ended] = await tx.query(
    `UPDATE debt SET state = $3, reason = $4, ended_at = $5 WHERE town_id = $1 AND id = $2 AND state = 'owed' RETURNING id`,
    [tx.townId, id, state, reason, at],
  );
  if (!ended) throw new NotNow('Cette parole n’est plus due à l’usager.');
}

/** Whoever was to telephone, to find another way to the usager, or to answer in time has nothing left to do. */
async function tellingIsDone(
  tx: TownTransaction,
  id: string,
  debt: Debt,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await tx.query(
    `UPDATE task SET state = 'done', done_at = $4, done_by = $5 FROM debt
     WHERE task.town_id = $1 AND task.dossier_id = $3 AND task.open AND debt.town_id = $1 AND debt.id = $2
     AND (task.key IN ('call-back-' || debt.key, 'complete-' || debt.key, 'word-late-' || debt.key, 'reach-usager-' || debt.key, 'check-sending-' || debt.message_id)
          OR (task.kind = ANY ($6) AND debt.kind = 'answer'))`,
    [tx.townId, id, debt.dossier_id, at, actor, alertsOfTime],
  );
}
