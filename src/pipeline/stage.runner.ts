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

/** A mail server that answers slowly must not hold up what comes in: sending has a queue of its own. */
const ridesAlone: readonly StageName[] = ['delivery'];

/**
 * Runs the stages, written once for all of them: claim, run, commit, hand on. A contact rides through the stages in one
 * job; each stage has its own transaction, and its own queue takes over when one of them fails (docs/adr).
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
      handed = await this.step(definition, townId, subjectId);
    } catch (error) {
      this.logger.error({ stage: queue, subjectId, lastAttempt, ...describeError(error) }, 'a stage failed');
      if (!lastAttempt) throw error;
      return giveUp(this.database, townId, definition, subjectId, this.clock.now());
    }
    for (const next of handed) await this.goOn(townId, next);
  }

  private async goOn(townId: string, { stage, subjectId }: Handed): Promise<void> {
    if (ridesAlone.includes(stage)) return this.line.start(townId, stage, subjectId);
    try {
      for (const next of await this.step(definitionOf(stage), townId, subjectId)) await this.goOn(townId, next);
    } catch (error) {
      this.logger.warn({ stage, subjectId, ...describeError(error) }, 'a stage failed; its own queue takes over');
      await this.line.start(townId, stage, subjectId);
    }
  }

  private async step(definition: Definition, townId: string, subjectId: string): Promise<Handed[]> {
    const stage = this.byName.get(definition.name)!;
    const prepared = stage.prepare ? await stage.prepare(townId, subjectId) : undefined;
    if (prepared === null) return [];
    return this.database.inTown(townId, async (tx) => {
      const subject = await claim<ContactRow>(tx, definition.name, definition.subject, definition.takes, subjectId);
      if (!subject) return [];
      const outcome = await stage.run(tx, subject, prepared);
      tx.afterCommit(() => this.logger.info(told(definition, subjectId, outcome), 'stage done'));
      return settle(tx, definition, subjectId, outcome);
    });
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
