import { Injectable } from '@nestjs/common';
import type { Caller, Membership } from '../../access/index.js';
import { addDebts, type DebtFacts } from '../../dossiers/debts.js';
import { writeEvents } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { KeyTaken } from '../../platform/http/index.js';
import { addWorkingDays, endOfDay, Towns } from '../../towns/index.js';
import { actorOf } from '../acting/actor.js';
import { DeskWork } from '../acting/desk-work.js';
import { NotNow } from '../acting/refusals.js';
import { lockDossier } from '../dossiers/lock-dossier.js';
import type { Said } from './answers.dto.js';

/** As for a first word by e-mail: it leaves at once, or a person sees why not. */
const messageWorkingDays = 1;

/** What a service may say to the usager before its answer: the words a message is made of, and the line of the journal. */
const ways = {
  reply: { event: 'reply-written', facts: (answerText: string): DebtFacts => ({ answerText }) },
  progress: {
    event: 'progress-written',
    facts: (progressText: string): DebtFacts => ({ progressText, fromService: true }),
  },
  precision: { event: 'precision-asked', facts: (text: string): DebtFacts => ({ missingDocuments: [text] }) },
} as const;
type AnswerKind = keyof typeof ways;

/** Words of a service to the usager that leave the dossier open. */
@Injectable()
export class Answers {
  constructor(
    private readonly desk: DeskWork,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  async say(
    member: Membership,
    caller: Caller,
    number: string,
    kind: AnswerKind,
    { text, idempotencyKey }: Said,
  ): Promise<void> {
    const town = await this.towns.byId(member.townId);
    return this.desk.decide(town.id, async (tx) => {
      const dossier = await lockDossier(tx, member, { number });
      const key = `${kind}-${idempotencyKey}`;
      const { event, facts } = ways[kind];
      if (await isSaid(tx, dossier.id, key, facts(text))) return [];
      if (dossier.state !== 'open') throw new NotNow('Ce dossier n’est pas ouvert.', { state: dossier.state });
      if (dossier.administration_id !== null)
        throw new NotNow('Une autre administration répond à l’usager : elle lui donne aussi des nouvelles.');
      const at = this.clock.now();
      const dueAt = endOfDay(town, addWorkingDays(town, at, messageWorkingDays));
      await addDebts(tx, [{ dossierId: dossier.id, kind, key, dueAt, payable: true, facts: facts(text) }]);
      await writeEvents(tx, [{ dossierId: dossier.id, kind: event, actor: actorOf(caller), at }]);
      return [{ stage: 'loopback', subjectId: dossier.id }];
    });
  }
}

/** The dossier is locked: of two same messages the second finds the first. @throws KeyTaken when it came with other words */
async function isSaid(tx: TownTransaction, dossierId: string, key: string, facts: DebtFacts): Promise<boolean> {
  const [said] = await tx.query<{ is_same: boolean }>(
    'SELECT facts @> $4::jsonb AS is_same FROM debt WHERE town_id = $1 AND dossier_id = $2 AND key = $3',
    [tx.townId, dossierId, key, JSON.stringify(facts)],
  );
  if (said?.is_same === false) throw new KeyTaken();
  return said !== undefined;
}
