import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../../platform/config/index.js';
import { TownDatabase } from '../../../platform/database/index.js';
import { CatalogueModels } from './catalogue-models.js';
import { examplesIn, holdOut, type Known } from './held-out.js';
import type { InForce } from './model-rows.js';
import { Training } from './training.js';
import type { Compared } from './verdict.js';

/**
 * Compares what would be learnt with what is in force on texts neither has learnt: each version has a twin that was taught all
 * but the part held out, always the same one, and twins are compared. Who takes over has learnt everything.
 */
@Injectable()
export class Comparison {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(CatalogueModels) private readonly catalogueModels: CatalogueModels,
    @Inject(Training) private readonly training: Training,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** @throws TrainingFailed */
  async of(townId: string, known: Known, inForce: InForce): Promise<{ twin: Buffer; compared: Compared }> {
    const { learnt, asked } = holdOut(known);
    const twin = await this.learn(learnt);
    const old = await this.twinOf(townId, inForce.version);
    const setAside = inForce.setAside === null ? null : await this.twinOf(townId, inForce.setAside);
    const models = [twin, old, setAside].filter((one) => one !== null);
    const figures = await this.training.measure(models, asked, this.environment.QUALIFICATION_THRESHOLD);
    const [candidate, ...rest] = figures;
    const none = { ...candidate!, understood: 0, decided: 0, decidedRightly: 0, calibrationError: 1 };
    return {
      twin,
      compared: {
        candidate: candidate!,
        // What cannot be compared any more stands in nobody's way.
        inForce: old ? rest.shift()! : none,
        setAside: setAside ? rest.shift()! : null,
      },
    };
  }

  /** What the catalogue alone teaches is learnt once for all towns. */
  learn(known: Known): Promise<Buffer> {
    const examples = examplesIn(known);
    return known.lessons.length === 0 ? this.catalogueModels.of(examples) : this.training.train(examples);
  }

  private async twinOf(townId: string, version: number): Promise<Buffer | null> {
    const [row] = await this.database.inTown(townId, (tx) =>
      tx.query<{ twin: Buffer | null; sha256: string }>(
        'SELECT twin, sha256 FROM classifier_model WHERE town_id = $1 AND version = $2',
        [townId, version],
      ),
    );
    if (row!.twin) return row!.twin;
    const catalogue = await this.catalogueModels.examplesOf(row!.sha256);
    return catalogue && this.learn(holdOut({ catalogue, lessons: [] }).learnt);
  }
}
