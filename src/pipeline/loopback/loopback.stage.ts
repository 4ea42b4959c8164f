import { Inject, Injectable } from '@nestjs/common';
import type { SenderIdentity } from '../../dossiers/arrival.js';
import type { Destination } from '../../dossiers/debts.js';
import { countAnswer } from '../../dossiers/mail-brakes.js';
import { saidSender, type DossierRow } from '../../dossiers/rows.js';
import { addTasks } from '../../dossiers/tasks.js';
import { Clock } from '../../platform/clock/index.js';
import { ENVIRONMENT, type Environment } from '../../platform/config/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Demarche } from '../../towns/configuration/index.js';
import { administrationOf, localDay, officesOf, ownerOf, Towns, type Town } from '../../towns/index.js';
import { done, type Handed, type Outcome, type Stage } from '../stage.js';
import { agentOf } from './agent-of.js';
import { keepTold, silenceToTell } from './announcement.js';
import { composeMessage, hasFailed, rungsFor, withoutMessage, type Asked, type Rung } from './compose/index.js';
import { failedWays, type Climb } from './failed-ways.js';
import { payableDebts, tell, type PayableDebt } from './payable-debts.js';
import { keepMessage } from './keep-message.js';
import { noteMailed } from './note-mailed.js';
import { cannotTell, endOfLadder, toldAlready } from './cannot-tell.js';

/** Pays what a dossier owes to the usager in words: each payable debt becomes one message, kept before it is sent. */
@Injectable()
export class LoopbackStage implements Stage<'dossier', undefined> {
  readonly name = 'loopback';

  constructor(
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
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
    const failed = await failedWays(tx, dossier.id, debt);
    const asked: Asked = { contactChannel: debt.way_channel, sender: saidSender(debt), kind: debt.kind, failed };
    const rungs = rungsFor(asked);
    const climbs = hasFailed(failed);
    const faults: string[] = [];
    for (const rung of rungs) {
      const said = await this.say(tx, town, dossier, debt, rung, failed, at);
      if (said.ok) return said.messageId;
      faults.push(...said.faults);
      // A person completes the first; what cannot be said by another way is said by the next.
      if (!climbs) break;
    }
    if (climbs) await endOfLadder(tx, dossier.id, debt, withoutMessage(asked), failed.last, at);
    else if (rungs.length === 0) await cannotTell(tx, dossier.id, debt, withoutMessage(asked), at);
    else await askToComplete(tx, dossier.id, debt, faults);
    return null;
  }

  /** Writes one message to one recipient, if all that it needs is known. */
  private async say(
    tx: TownTransaction,
    town: Town,
    dossier: DossierRow,
    debt: PayableDebt,
    rung: Rung,
    failed: Climb,
    at: Date,
  ): Promise<{ ok: true; messageId: string | null } | { ok: false; faults: string[] }> {
    const { channel } = rung;
    const sender = saidSender(debt);
    const demarche = (dossier.demarche_id && town.demarches.get(dossier.demarche_id)) || null;
    const silence = await silenceToTell(tx, town, dossier, debt, at);
    const composed = composeMessage({
      town,
      kind: debt.kind,
      channel,
      cameBack: failed.cameBack,
      dossier: {
        numbers: debt.facts.numbers ?? [dossier.number],
        demarche,
        service: town.services.get(dossier.service_id!)!,
        administration: debt.facts.destination ?? competentFor(town, dossier, demarche),
        competent: handedOnTo(town, dossier),
        targetDate: targetOf(town, dossier, debt),
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
      usager: { name: sender.name ?? null, address: addressOf(rung, sender), phone: sender.phone },
      facts: debt.facts,
      surveyLink: this.surveyLink(town, debt),
      now: at,
    });
    if (!composed.ok) return composed;
    await keepTold(tx, dossier.id, debt.kind, channel, silence);
    const recipient = { ...rung, name: sender.name ?? null, isFirst: failed.last === null };
    const messageId = await keepMessage(tx, town, dossier.id, debt, recipient, composed.message, at);
    if (messageId && channel === 'email') await countAnswer(tx, messageId, at);
    if (messageId === null) await toldAlready(tx, dossier.id, debt, at);
    return { ok: true, messageId };
  }

  private surveyLink(town: Town, { facts: { surveySecret } }: PayableDebt): string | undefined {
    return surveySecret && `${this.environment.PUBLIC_URL}/avis/${town.slug}/${surveySecret}`;
  }
}

/** What was promised; of a dossier that was opened again, what is promised since. */
function targetOf(town: Town, { target_date }: DossierRow, { again_due_at }: PayableDebt): string | null {
  return target_date !== null && again_due_at !== null ? localDay(town, again_due_at) : target_date;
}

function addressOf({ channel, recipient }: Rung, { postalAddress = [] }: SenderIdentity): string[] {
  return channel === 'letter' ? recipient.split('\n') : postalAddress;
}

function askToComplete(tx: TownTransaction, dossierId: string, debt: PayableDebt, faults: string[]): Promise<void> {
  const { key, due_at: dueAt } = debt;
  const reason = faults.join(' ; ');
  return addTasks(tx, [{ dossierId, key: `complete-${key}`, kind: 'complete-message', reason, dueAt }]);
}

/** The legal person that received in turn what had come by the door of another: the CCAS, or the town (N-04). */
function handedOnTo(town: Town, { service_id, administration_id, competent_received_at: at }: DossierRow) {
  if (at === null || administration_id !== null) return null;
  return { name: town.services.get(service_id!)?.legal_person ?? town.name, at };
}

/** Who outside the town answers: an administration, or a body that is only known by its name (TR-04). */
function competentFor(town: Town, { administration_id }: DossierRow, demarche: Demarche | null): Destination | null {
  const administration = administrationOf(town, administration_id);
  if (administration) return officesOf(town, administration)[0];
  const outside = demarche && ownerOf(town, demarche).outside;
  return outside && !outside.administration ? { name: outside.name, address: [], phone: null } : null;
}
