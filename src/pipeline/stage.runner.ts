import { Inject, Injectable } from '@nestjs/common';
import type { ContactRow } from '../dossiers/rows.js';
import type { ContactState } from '../dossiers/states.js';
import { Clock } from '../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../platform/logs/index.js';
import type { JobRunner, LineJob } from '../platform/queues/index.js';
import { giveUp } from './give-up.js';
import { LineStart } from './line-start.js';
import { claim, leave, owe } from './outbox.js';
import { STAGES, type Handed, type Outcome, type Stage } from './stage.js';
import { stages, type StageName } from './stages.js';

type Definition = (typeof stages)[number];

/** What waits longer is left to the sweeper. */
const soonMs = 60_000;

/** A mail server that answers slowly must not hold up what comes in: sending has a queue of its own. */
const ridesAlone: readonly StageName[] = ['delivery'];

/**
 * Runs the stages, written once for all of them: claim, run, commit, hand on. A contact rides through the stages in one
 * job and one transaction; when the ride breaks, each stage has its own, and its own queue (docs/adr/0003-outbox.md).
 */
@Injectable()
export class StageRunner implements JobRunner {
  private readonly byName: ReadonlyMap<string, Stage>;

  constructor(
    @Inject(STAGES) all: Stage[],
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(LineStart) private readonly line: LineStart,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.byName = handlersByName(all);
  }

  async run(queue: string, { townId, subjectId }: LineJob, lastAttempt: boolean): Promise<void> {
    const definition = definitionOf(queue);
    let handed: Handed[];
    try {
      const prepared = await this.byName.get(queue)!.prepare?.(townId, subjectId);
      if (prepared === null) return;
      handed = await this.ride(definition, townId, subjectId, prepared);
    } catch (error) {
      this.logger.error({ stage: queue, subjectId, lastAttempt, ...describeError(error) }, 'a stage failed');
      if (!lastAttempt) throw error;
      return giveUp(this.database, townId, definition, subjectId, this.clock.now());
    }
    // What is left has its own queue, which tries it again as often as it takes.
    for (const { stage, subjectId: next } of handed) await this.line.start(townId, stage, next);
  }

  /**
   * As many stages as follow one another, in one transaction. When it breaks, the first stage alone: what can be done is
   * done, and only what cannot is tried again.
   * @returns what is left to hand on
   */
  private async ride(definition: Definition, townId: string, subjectId: string, prepared: unknown): Promise<Handed[]> {
    try {
      return await this.database.inTown(townId, async (tx) => {
        const riding = [...(await this.step(tx, definition, subjectId, prepared))];
        const left: Handed[] = [];
        for (const next of riding) {
          if (await this.ridesAlone(next.stage, townId)) left.push(next);
          else riding.push(...(await this.step(tx, definitionOf(next.stage), next.subjectId, undefined)));
        }
        return left;
      });
    } catch (error) {
      this.logger.warn({ stage: definition.name, subjectId, ...describeError(error) }, 'a ride was broken off');
      return this.database.inTown(townId, (tx) => this.step(tx, definition, subjectId, prepared));
    }
  }

  private async ridesAlone(stage: StageName, townId: string): Promise<boolean> {
    return ridesAlone.includes(stage) || ((await this.byName.get(stage)!.ridesAlone?.(townId)) ?? false);
  }

  private async step(
    tx: TownTransaction,
    definition: Definition,
    subjectId: string,
    prepared: unknown,
  ): Promise<Handed[]> {
    const stage = this.byName.get(definition.name)!;
    const subject = await claim<ContactRow>(tx, definition.name, definition.subject, definition.takes, subjectId);
    if (!subject) return [];
    const outcome = await stage.run(tx, subject, prepared);
    tx.afterCommit(() => {
      this.logger.info(told(definition, subjectId, outcome), 'stage done');
      if (outcome.outcome === 'later') this.comeBack(tx.townId, definition.name, subjectId, outcome.delayMs);
    });
    return settle(tx, definition, subjectId, outcome);
  }

  /** The outbox says when it is owed; whoever comes at that moment keeps a pace finer than the sweeper's rounds. */
  private comeBack(townId: string, stage: StageName, subjectId: string, delayMs: number): void {
    if (delayMs <= soonMs) setTimeout(() => void this.line.start(townId, stage, subjectId), delayMs).unref();
  }
}

/** What the log says of a step: ids and words of closed lists. */
function told({ name: stage, subject }: Definition, subjectId: string, outcome: Outcome) {
  const leaves = 'leaves' in outcome ? outcome.leaves : undefined;
  return { stage, [subject]: subjectId, outcome: outcome.outcome, leaves };
}

async function settle(
  tx: TownTransaction,
  definition: Definition,
  subjectId: string,
  outcome: Outcome,
): Promise<Handed[]> {
  if (outcome.outcome === 'later') {
    await owe(tx, [{ stage: definition.name, subjectId }], outcome.delayMs);
    return [];
  }
  const handed = outcome.hand ?? [];
  const state = outcome.outcome === 'toHuman' ? definition.person : outcome.leaves;
  if (definition.subject !== 'contact') await owe(tx, handed);
  else await leave(tx, subjectId, leavingState(definition, state), outcome.reason ?? null, handed);
  return handed;
}

function leavingState(definition: Definition, state: ContactState | null | undefined): ContactState {
  const allowed: readonly (string | null)[] = [...definition.leaves, definition.person];
  if (!state || !allowed.includes(state))
    throw new Error(`the stage ${definition.name} may not leave a contact ${state}`);
  return state;
}

function definitionOf(name: string): Definition {
  const definition = stages.find((stage) => stage.name === name);
  if (!definition) throw new Error(`no stage is called ${name}`);
  return definition;
}

/** Refuses a stage without handler, a handler without stage, and two handlers for one stage. */
function handlersByName(all: readonly Stage[]): Map<string, Stage> {
  const byName = new Map(all.map((stage) => [stage.name as string, stage]));
  const missing = stages.filter(({ name }) => !byName.has(name)).map(({ name }) => name);
  if (missing.length > 0) throw new Error(`stages without a handler: ${missing.join(', ')}`);
  if (byName.size !== all.length || byName.size !== stages.length)
    throw new Error('a stage has two handlers, or a handler no stage');
  return byName;
}
