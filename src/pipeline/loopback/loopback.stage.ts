import { Inject, Injectable } from '@nestjs/common';
import type { Destination } from '../../dossiers/debts.js';
import { saidSender, type DossierRow } from '../../dossiers/rows.js';
import { addTasks } from '../../dossiers/tasks.js';
import { Clock } from '../../platform/clock/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Demarche } from '../../towns/configuration/index.js';
import { officesOf, ownerOf, Towns, type Town } from '../../towns/index.js';
import { done, type Handed, type Outcome, type Stage } from '../stage.js';
import { agentOf } from './agent-of.js';
import { keepTold, silenceToTell } from './announcement.js';
import { composeMessage, messageChannelFor } from './compose/index.js';
import { payableDebts, tell, type PayableDebt } from './payable-debts.js';
import { keepMessage } from './keep-message.js';
import { noteMailed } from './note-mailed.js';
import { cannotTell } from './cannot-tell.js';

/** Pays what a dossier owes to the usager in words: each payable debt becomes one message, kept before it is sent. */
@Injectable()
export class LoopbackStage implements Stage<'dossier', undefined> {
  readonly name = 'loopback';

  constructor(
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(tx: TownTransaction, dossier: DossierRow): Promise<Outcome> {
    const town = await this.towns.byId(tx.townId);
    await noteMailed(tx, town, dossier, this.clock.now());
    const hand: Handed[] = [];
    for (const debt of await payableDebts(tx, dossier.id)) {
      const messageId = await this.pay(tx, town, dossier, debt);
      if (messageId) hand.push({ stage: 'delivery', subjectId: messageId });
    }
    await tell(tx, dossier.id);
    return done(undefined, hand);
  }

  private async pay(tx: TownTransaction, town: Town, dossier: DossierRow, debt: PayableDebt): Promise<string | null> {
    const at = this.clock.now();
    const sender = saidSender(debt);
    const way = messageChannelFor({ contactChannel: debt.contact_channel, sender, kind: debt.kind });
    if ('none' in way) {
      await cannotTell(tx, dossier.id, debt, way.none, at);
      return null;
    }
    const demarche = (dossier.demarche_id && town.demarches.get(dossier.demarche_id)) || null;
    const silence = await silenceToTell(tx, town, dossier, debt, at);
    const composed = composeMessage({
      town,
      kind: debt.kind,
      channel: way.channel,
      dossier: {
        numbers: debt.facts.numbers ?? [dossier.number],
        demarche,
        service: town.services.get(dossier.service_id!)!,
        administration: debt.facts.destination ?? competentFor(town, demarche),
        targetDate: dossier.target_date,
        silence,
        formerTacitOn: debt.kind === 'acknowledgement-complement' ? dossier.tacit_announced : null,
        confidential: dossier.confidential,
        agent: await agentOf(tx, dossier.id),
      },
      contact: {
        channel: debt.contact_channel,
        receivedAt: debt.received_at,
        subject: debt.subject,
        text: debt.body ?? '',
        language: debt.language,
      },
      usager: { name: sender.name ?? null, address: sender.postalAddress ?? [] },
      facts: debt.facts,
      now: at,
    });
    if (!composed.ok) {
      const reason = composed.faults.join(' ; ');
      await addTasks(tx, [
        { dossierId: dossier.id, key: `complete-${debt.kind}`, kind: 'complete-message', reason, dueAt: debt.due_at },
      ]);
      return null;
    }
    await keepTold(tx, dossier.id, debt.kind, way.channel, silence);
    return keepMessage(tx, town, dossier.id, debt, { ...way, name: sender.name ?? null }, composed.message, at);
  }
}

/** Who outside the town answers: an administration, or a body that is only known by its name (TR-04). */
function competentFor(town: Town, demarche: Demarche | null): Destination | null {
  const outside = demarche && ownerOf(town, demarche).outside;
  if (!outside) return null;
  return outside.administration
    ? officesOf(town, outside.administration)[0]
    : { name: outside.name, address: [], phone: null };
}
