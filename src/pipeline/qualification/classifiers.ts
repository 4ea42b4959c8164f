import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Towns, type Town } from '../../towns/index.js';
import { examplesOf, trainClassifier, type Classifier } from './classifier/index.js';

/**
 * One classifier per catalogue: towns that share theirs share it too. Learning takes seconds, during which nobody is
 * answered: it is done before the doors open.
 */
@Injectable()
export class Classifiers implements OnApplicationBootstrap {
  private readonly byCatalogue = new Map<string, Classifier>();
  private readonly byTown = new WeakMap<Town, Classifier>();

  constructor(private readonly towns: Towns) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const { id } of await this.towns.all()) this.of(await this.towns.byId(id));
  }

  of(town: Town): Classifier {
    const known = this.byTown.get(town);
    if (known) return known;
    const examples = examplesOf([...town.demarches.values()]);
    const catalogue = createHash('sha256').update(JSON.stringify(examples)).digest('hex');
    const classifier = this.byCatalogue.get(catalogue) ?? trainClassifier(examples);
    this.byCatalogue.set(catalogue, classifier);
    this.byTown.set(town, classifier);
    return classifier;
  }
}
