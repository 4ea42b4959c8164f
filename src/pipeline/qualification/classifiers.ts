import type { FactoryProvider } from '@nestjs/common';
import { program } from '../../dossiers/timeline.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase } from '../../platform/database/index.js';
import { describeError, LOGGER, type Logger } from '../../platform/logs/index.js';
import { withoutExamples } from '../../towns/configuration/index.js';
import { Towns, type Town } from '../../towns/index.js';
import { catalogueExamples } from './models/catalogue-examples.js';
import { detectorOf } from './danger/index.js';
import { CatalogueModels } from './models/catalogue-models.js';
import { loadClassifier, type Classifier, type Example } from './classifier/index.js';
import { beginWith, bytesOf, modelInForce, type InForce } from './models/model-rows.js';
import { shaOf } from './models/sha-of.js';

/** The model that answers for a town; `version` null while there is none, and then it has no guess. */
export interface Answering extends Classifier {
  readonly version: number | null;
}

interface Kept {
  version: number;
  sha256: string;
  classifier: Classifier;
  checkedAt: number;
}

const staleAfterMs = 30_000;
const speechless: Answering = { version: null, classify: () => [] };

/** The classifier in force of each town, in memory. Another that is put in force, by whomever, answers within the half-minute. */
export class Classifiers {
  private readonly kept = new Map<string, Kept>();
  private readonly failedAt = new Map<string, number>();
  private readonly arriving = new Map<string, Promise<void>>();

  constructor(
    private readonly towns: Towns,
    private readonly database: TownDatabase,
    private readonly catalogueModels: CatalogueModels,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Every town's, before the doors open: from the database within a second, or learnt when there is none yet. What hears danger
   * is taught then too, or the first caller would wait for it.
   */
  async prepare(): Promise<this> {
    for (const { id } of await this.towns.all()) {
      const town = await this.towns.byId(id);
      await this.arrive(town);
      detectorOf(town);
    }
    return this;
  }

  /** At once. A town that has just been added has no guesses until it is ready: people decide meanwhile. */
  of(town: Town): Answering {
    const kept = this.kept.get(town.id);
    const checkedAt = kept?.checkedAt ?? this.failedAt.get(town.id) ?? -Infinity;
    if (this.clock.now().getTime() - checkedAt > staleAfterMs && !this.arriving.has(town.id)) void this.arrive(town);
    if (!kept) return speechless;
    return {
      version: kept.version,
      // A model may know démarches that have left the catalogue since.
      classify: (text) => kept.classifier.classify(text).filter(({ demarche }) => town.demarches.has(demarche)),
    };
  }

  /** Looks now which model is in force. */
  async arrive(town: Town): Promise<void> {
    const arriving =
      this.arriving.get(town.id) ??
      this.read(town)
        .catch((error) => this.stay(town, error))
        .finally(() => this.arriving.delete(town.id));
    this.arriving.set(town.id, arriving);
    await arriving;
  }

  private async read(town: Town): Promise<void> {
    const checkedAt = this.clock.now().getTime();
    const inForce = await this.database.inTown(town.id, modelInForce);
    const kept = this.kept.get(town.id);
    if (kept && kept.version === inForce?.version) return void Object.assign(kept, { checkedAt });
    const { version, sha256, classifier } = inForce
      ? ((await this.load(town, inForce)) ?? (await this.begin(town)))
      : await this.begin(town);
    this.kept.set(town.id, { version, sha256, classifier, checkedAt });
  }

  /** Towns that have learnt the same share it. Null: what is kept cannot be read, by this release at least. */
  private async load({ id }: Town, { version, sha256 }: InForce) {
    const shared = [...this.kept.values()].find((one) => one.sha256 === sha256);
    if (shared) return { version, sha256, classifier: shared.classifier };
    const found = await this.database.inTown(id, (tx) => bytesOf(tx, version));
    try {
      if (found) return { version, sha256, classifier: loadClassifier(found) };
    } catch (error) {
      this.logger.warn({ ...describeError(error), version }, 'a model cannot be read: the catalogue is learnt again');
    }
    return null;
  }

  private async begin(town: Town) {
    for (const { id: demarche } of withoutExamples(town.demarches.values()))
      this.logger.warn(
        { town: town.slug, demarche },
        'a démarche has no example: known by its title and keywords alone',
      );
    const examples = catalogueExamples(town);
    const classifier = await this.learnt(examples);
    const sha256 = shaOf(examples);
    const inForce = await this.database.inTown(town.id, async (tx) => {
      await beginWith(tx, sha256, examples.length, program);
      return modelInForce(tx);
    });
    const known = inForce && inForce.sha256 !== sha256 ? await this.load(town, inForce) : null;
    return known ?? { version: inForce!.version, sha256, classifier };
  }

  private async learnt(examples: readonly Example[]): Promise<Classifier> {
    const bytes = await this.catalogueModels.of(examples);
    try {
      return loadClassifier(bytes);
    } catch {
      // Kept by another release.
      return loadClassifier(await this.catalogueModels.again(examples));
    }
  }

  /** Nothing is learnt, or the database is away: who answered goes on, and the next to ask tries again. */
  private stay(town: Town, error: unknown): void {
    const failure = (error as { failure?: string }).failure;
    this.logger.error({ ...describeError(error), town: town.slug, failure }, 'the classifier of a town is not ready');
    const at = this.clock.now().getTime();
    const kept = this.kept.get(town.id);
    if (kept) kept.checkedAt = at;
    else this.failedAt.set(town.id, at);
  }
}

/** A program that has not got its classifiers yet has no door, and takes nothing from the queues. */
export const preparedClassifiers: FactoryProvider<Classifiers> = {
  provide: Classifiers,
  inject: [Towns, TownDatabase, CatalogueModels, Clock, LOGGER],
  useFactory: (...parts: ConstructorParameters<typeof Classifiers>) => new Classifiers(...parts).prepare(),
};
