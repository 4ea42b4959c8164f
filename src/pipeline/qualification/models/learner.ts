import { Inject, Injectable } from '@nestjs/common';
import { program } from '../../../dossiers/timeline.js';
import { TownDatabase, type TownTransaction } from '../../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../../platform/logs/index.js';
import type { Town } from '../../../towns/index.js';
import { catalogueExamples, catalogueSha } from './catalogue-examples.js';
import { Comparison } from './comparison.js';
import type { Cause } from './due.js';
import { examplesIn, type Known } from './held-out.js';
import { lessonsOf } from './lessons.js';
import { addCandidate, modelInForce, refuse, refuseInterrupted, type InForce } from './model-rows.js';
import { shaOf } from './sha-of.js';
import { forget, takeOver } from './take-over.js';
import type { TrainingFailed } from './training.js';
import { verdictOf } from './verdict.js';

interface Plan {
  known: Known;
  inForce: InForce;
  /** Null: nothing has changed since the last model was made. */
  version: number | null;
  /** Whose words may be learnt. */
  readable: string[];
}

/** Learns what a town has to teach; the model in force answers all the while, and afterwards unless the new one is not worse. */
@Injectable()
export class Learner {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(Comparison) private readonly comparison: Comparison,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One town at a time, in one process. @returns whether another model is in force */
  async learn(town: Town, cause: Cause): Promise<boolean> {
    const plan = await this.database.inTown(town.id, (tx) => planned(tx, town, cause));
    if (!plan || plan.version === null) return false;
    const { version } = plan;
    try {
      const outcome = await this.conclude(town, plan, version);
      this.logger.info({ town: town.slug, version, cause, outcome }, 'a model was learnt');
      return outcome === 'in-force';
    } catch (error) {
      const failure = (error as Partial<TrainingFailed>).failure ?? 'failed';
      this.logger.warn({ ...describeError(error), town: town.slug, version, failure }, 'a model could not be learnt');
      await this.database.inTown(town.id, (tx) => refuse(tx, version, failure, program));
      return false;
    }
  }

  private async conclude(town: Town, { known, inForce, readable }: Plan, version: number): Promise<string> {
    const { twin, compared } = await this.comparison.of(town.id, known, inForce);
    const otherCatalogue = inForce.catalogue !== catalogueSha(town);
    const mayBeLearnt = new Set(readable);
    const mustForget = inForce.contacts.some((id) => !mayBeLearnt.has(id));
    const verdict = verdictOf(compared, { otherCatalogue, mustForget });
    if (verdict !== 'in-force') {
      await this.database.inTown(town.id, (tx) => refuse(tx, version, verdict, program, compared));
      return verdict;
    }
    const whole = await this.comparison.learn(known);
    const isOwn = known.lessons.length > 0;
    return this.database.inTown(town.id, async (tx) => {
      const taken = await takeOver(tx, {
        version,
        instead: inForce.version,
        figures: compared,
        bytes: isOwn ? whole : null,
        twin: isOwn ? twin : null,
        by: program,
      });
      if (taken) await forget(tx, readable);
      else await refuse(tx, version, 'overtaken', program, compared);
      return taken ? 'in-force' : 'overtaken';
    });
  }
}

/** Null while nothing is in force: the catalogue comes first. */
async function planned(tx: TownTransaction, town: Town, cause: Cause): Promise<Plan | null> {
  await refuseInterrupted(tx, program);
  const inForce = await modelInForce(tx);
  if (!inForce) return null;
  const { lessons, readable } = await lessonsOf(tx, town);
  const known: Known = { catalogue: catalogueExamples(town), lessons };
  const contacts = [...new Set(lessons.map(({ contactId }) => contactId))];
  await forget(tx, readable);
  const examples = examplesIn(known);
  const sha256 = shaOf(examples);
  const candidate = { cause, sha256, catalogue: catalogueSha(town), examples: examples.length, contacts };
  const version = (await isKnown(tx, sha256)) ? null : await addCandidate(tx, candidate);
  return { known, inForce, version, readable };
}

/** In force already, or refused on its figures when it was the last to be made. */
async function isKnown(tx: TownTransaction, sha256: string): Promise<boolean> {
  const [known] = await tx.query(
    `SELECT 1 FROM classifier_model WHERE town_id = $1 AND sha256 = $2 AND (state = 'in-force' OR figures IS NOT NULL AND version = (
       SELECT max(version) FROM classifier_model WHERE town_id = $1))`,
    [tx.townId, sha256],
  );
  return known !== undefined;
}
