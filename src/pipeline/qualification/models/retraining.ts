import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../../platform/clock/index.js';
import { OwnedTicker, SERVICE_DATABASE_URL, TownDatabase } from '../../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../../platform/logs/index.js';
import { Towns, type Town } from '../../../towns/index.js';
import { Classifiers } from '../classifiers.js';
import { catalogueExamples, catalogueSha } from './catalogue-examples.js';
import { CatalogueModels } from './catalogue-models.js';
import { causeToLearn, type Cause, type Learning } from './due.js';
import { holdOut } from './held-out.js';
import { Learner } from './learner.js';
import { shaOf } from './sha-of.js';
import { Training } from './training.js';

const everyMs = 60_000;

/** Learns again when it is time, town after town, in one process of all. */
@Injectable()
export class Retraining implements OnApplicationShutdown {
  private readonly ticker: OwnedTicker;
  /** What was looked at for a town, so that nothing new is found once and not every minute. */
  private readonly seen = new Map<string, string>();
  private tidiedOn: string | null = null;

  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(Towns) private readonly towns: Towns,
    @Inject(Classifiers) private readonly classifiers: Classifiers,
    @Inject(CatalogueModels) private readonly catalogueModels: CatalogueModels,
    @Inject(Learner) private readonly learner: Learner,
    @Inject(Training) private readonly training: Training,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SERVICE_DATABASE_URL) databaseUrl: string,
  ) {
    this.ticker = new OwnedTicker(databaseUrl, 'classifier training', everyMs, () => this.round(), this.onError);
  }

  start(): void {
    this.ticker.start();
  }

  /** What is being learnt is given up: it begins again at the next start. */
  async onApplicationShutdown(): Promise<void> {
    const stopped = this.ticker.stop();
    await this.training.stop();
    await stopped;
  }

  /** One round over all towns; what fails for one stops no other. */
  async round(): Promise<void> {
    const towns = await this.towns.all();
    for (const { id } of towns) await this.consider(id).catch(this.onError);
    const today = dayOf(this.clock.now());
    if (this.tidiedOn === today) return;
    this.tidiedOn = today;
    await this.tidy(towns.map(({ id }) => id)).catch(this.onError);
  }

  /** Each change of the catalogue leaves a model behind: those that no town can go back to are given up. */
  private async tidy(towns: readonly string[]): Promise<void> {
    const needed: string[] = [];
    for (const id of towns) {
      const town = await this.towns.byId(id);
      const catalogue = catalogueExamples(town);
      needed.push(catalogueSha(town), shaOf(holdOut({ catalogue, lessons: [] }).learnt.catalogue));
      const rows = await this.database.inTown(id, (tx) => tx.query<{ sha256: string }>(reachable, [id]));
      needed.push(...rows.map(({ sha256 }) => sha256));
    }
    await this.catalogueModels.keepOnly(needed);
  }

  private readonly onError = (error: unknown) =>
    this.logger.warn(describeError(error), 'a round of the classifier’s training failed');

  private async consider(townId: string): Promise<void> {
    const town = await this.towns.byId(townId);
    const cause = await this.causeFor(town);
    if (!cause) return;
    if (await this.learner.learn(town, cause)) await this.classifiers.arrive(town);
  }

  private async causeFor(town: Town): Promise<Cause | null> {
    const catalogue = catalogueSha(town);
    const [learning] = await this.database.inTown(town.id, (tx) =>
      tx.query<Learning>(learningOf, [town.id, catalogue]),
    );
    if (!learning) return null;
    const now = this.clock.now();
    const cause = causeToLearn(learning, now, town.platform.working_calendar.timezone);
    if (!cause) return null;
    const key = `${cause} ${catalogue} ${cause === 'night' ? dayOf(now) : learning.lastMadeAt.toISOString()}`;
    if (this.seen.get(town.id) === key) return null;
    this.seen.set(town.id, key);
    return cause;
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Of the catalogue alone: in force, or among the latest to go back to. */
const reachable = `
  SELECT sha256 FROM classifier_model WHERE town_id = $1 AND state IN ('in-force', 'retired') AND sha256 = catalogue_sha256
  ORDER BY state, decided_at DESC LIMIT 6`;

/** No row while nothing is in force; nor within the hour after a training that failed, which may fail again. */
const learningOf = `
  SELECT in_force.catalogue_sha256 <> $2 AS "otherCatalogue", last.created_at AS "lastMadeAt",
    (SELECT count(*)::int FROM qualification
     WHERE town_id = $1 AND decision = 'human' AND created_at > last.created_at) AS "newDecisions"
  FROM classifier_model AS in_force
  CROSS JOIN LATERAL (
    SELECT created_at, state, refusal, figures FROM classifier_model WHERE town_id = $1 ORDER BY version DESC LIMIT 1) AS last
  WHERE in_force.town_id = $1 AND in_force.state = 'in-force'
    AND NOT (last.state = 'refused' AND last.figures IS NULL AND last.refusal <> 'stopped' AND last.created_at > now() - interval '1 hour')`;
