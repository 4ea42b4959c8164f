import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryOutcome } from '../../dossiers/delivery.js';
import { isHeld } from '../../dossiers/mail-brakes.js';
import { messageAccepted, messageDelivered, messageDropped, messageFailed } from '../../dossiers/message-outcome.js';
import type { MessageRow } from '../../dossiers/rows.js';
import { setTimers } from '../../dossiers/timers.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, WorkerPresence, type TownTransaction } from '../../platform/database/index.js';
import { nextSmsTime, Towns } from '../../towns/index.js';
import { done, later, type Handed, type Outcome, type Stage } from '../stage.js';
import { Sending } from './sending.js';
import { startSending } from './start-sending.js';
import { domainTakes, paceTowards, spareDomain, type Pace } from './turns/index.js';

/** An outage of a long week-end is waited out; then a person reaches the usager in another way. */
const patienceMs = 5 * 24 * 3_600_000;
const firstPauseMs = 30_000;
/** Grey-listing lets in who comes back, but not at once: most servers ask for some minutes. */
const greyPauseMs = 5 * 60_000;
const longestPauseMs = 60 * 60_000;
/** While answers of a mailbox are stopped (J16). */
const heldMs = 10 * 60_000;

type Prepared = DeliveryOutcome | { outcome: 'at-night' | 'told' } | { outcome: 'in-turn'; waitMs: number };
type Later = Extract<DeliveryOutcome, { outcome: 'later' }>;

/**
 * Sends one message, once. It is marked as leaving before it leaves and as left after: when the process dies in between,
 * nobody knows, and a person finds out (`unknown`); it is never sent again blindly.
 */
@Injectable()
export class DeliveryStage implements Stage<'message', Prepared> {
  readonly name = 'delivery';
  /** What became of messages whose outcome could not be written down yet: the database was away. */
  private readonly unwritten = new Map<string, DeliveryOutcome>();

  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(Sending) private readonly sending: Sending,
    @Inject(WorkerPresence) private readonly worker: WorkerPresence,
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async prepare(townId: string, messageId: string): Promise<Prepared | null> {
    const unwritten = this.unwritten.get(messageId);
    if (unwritten) return unwritten;
    const workerId = await this.worker.id();
    const at = this.clock.now();
    const town = await this.towns.byId(townId);
    const isNight = nextSmsTime(town, at) > at;
    const started = await this.database.inTown(townId, async (tx) =>
      (await isHeld(tx, messageId, at)) ? { waitMs: heldMs } : startSending(tx, messageId, workerId, at, isNight, town),
    );
    if (started === 'elsewhere') return null;
    if (started === 'at-night' || started === 'told') return { outcome: started };
    if (started === 'orphan') return { outcome: 'unknown', failure: 'connection-lost-after-data' };
    if ('waitMs' in started) return { outcome: 'in-turn', waitMs: started.waitMs };
    const outcome = await this.sending.send(townId, started);
    this.unwritten.set(messageId, outcome);
    return outcome;
  }

  async run(tx: TownTransaction, message: MessageRow, outcome: Prepared): Promise<Outcome> {
    const at = this.clock.now();
    tx.afterCommit(() => this.unwritten.delete(message.id));
    switch (outcome.outcome) {
      case 'accepted':
        await messageAccepted(tx, message.id, outcome.reference ?? null, at);
        if (message.channel === 'email') await domainTakes(tx, await this.pace(tx, message));
        return done(undefined, toTell(message));
      case 'delivered':
        await messageDelivered(tx, message.id, outcome.reference ?? null, at);
        return done(undefined, toTell(message));
      case 'refused':
      case 'unknown':
        return failed(await messageFailed(tx, message.id, outcome.outcome, outcome.failure, at));
      case 'at-night':
        await this.inTheMorning(tx, message, at);
        return done();
      case 'told':
        await messageDropped(tx, message.id, at);
        return done();
      case 'in-turn':
        return later(outcome.waitMs);
      case 'later':
        return this.tryLater(tx, message, outcome, at);
      default:
        return outcome satisfies never;
    }
  }

  private async inTheMorning(tx: TownTransaction, { id, dossier_id: dossierId }: MessageRow, at: Date): Promise<void> {
    const dueAt = nextSmsTime(await this.towns.byId(tx.townId), at);
    const key = `sms-morning-${id}-${dueAt.toISOString()}`;
    await setTimers(tx, [{ dossierId, kind: 'sms-morning', key, dueAt, facts: { message: id } }]);
  }

  private async tryLater(tx: TownTransaction, message: MessageRow, outcome: Later, at: Date): Promise<Outcome> {
    const { failure, spare } = outcome;
    if (at.getTime() - message.composed_at.getTime() > patienceMs) {
      return failed(await messageFailed(tx, message.id, 'refused', failure, at));
    }
    const [waits] = await tx.query(
      `UPDATE message SET state = 'composed', failure = $3, turn_at = NULL WHERE town_id = $1 AND id = $2 AND state = 'sending' RETURNING id`,
      [tx.townId, message.id, failure],
    );
    // A report or an answer was faster than the server's own word: it has arrived, or come back.
    if (!waits) return done();
    const restMs = spare === 'domain' ? await spareDomain(tx, await this.pace(tx, message)) : 0;
    return later(Math.max(restMs, pauseMs(message.attempts, spare === 'mail' ? greyPauseMs : firstPauseMs)));
  }

  private async pace(tx: TownTransaction, { recipient }: MessageRow): Promise<Pace> {
    return paceTowards(await this.towns.byId(tx.townId), recipient);
  }
}

/** Twice as long each time. */
function pauseMs(attempts: number, firstMs: number): number {
  return Math.min(longestPauseMs, firstMs * 2 ** Math.min(attempts - 1, 10));
}

/** What was not said by this way is said by another (J27). */
function failed(dossierId: string | null): Outcome {
  return done(undefined, dossierId === null ? [] : [{ stage: 'loopback', subjectId: dossierId }]);
}

/** What went to an administration is told to the usager now (TR-01). */
function toTell({ transmission_id, dossier_id }: MessageRow): Handed[] {
  return transmission_id === null ? [] : [{ stage: 'loopback', subjectId: dossier_id }];
}
