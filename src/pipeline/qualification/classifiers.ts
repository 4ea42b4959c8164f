import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Town } from '../../towns/index.js';
import { examplesOf, trainClassifier, type Classifier } from './classifier/index.js';

/** One classifier per catalogue: towns that share theirs share it too. It is learnt when first asked for. */
@Injectable()
export class Classifiers {
  private readonly byCatalogue = new Map<string, Classifier>();
  private readonly byTown = new WeakMap<Town, Classifier>();

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
