import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import type { Asked } from './asked.js';
import { callBackFigures } from './call-back-figures.js';
import { comparisons, unequalFigures, type Comparison } from './comparisons.js';
import type { Figure } from './figure.js';
import { firstLooks, hoursFigures, type FirstLook } from './first-looks.js';
import type { Count } from './kpi.js';
import { kpis } from './kpis.js';
import type { Place } from './rows.js';
import { columnsOf, SumsOfViews } from './sums.js';

export type PlacedFigure = Place & Figure;

/** The figures of one question, each made in its own way; what several are made of is read once. */
export class Figures {
  private readonly sums: SumsOfViews;
  private looks?: Promise<FirstLook[]>;
  private unequal?: Promise<Comparison[]>;

  constructor(
    private readonly tx: TownTransaction,
    private readonly town: Town,
    private readonly asked: Asked,
  ) {
    this.sums = new SumsOfViews(tx, asked, columnsOf(kpis));
  }

  async of(count: Count | null): Promise<PlacedFigure[]> {
    switch (count?.by) {
      case undefined:
        return [];
      case 'share':
      case 'mean':
        return this.sums.quotients(count);
      case 'median-days':
        return this.sums.medianDays(count.view);
      case 'called-back':
        return callBackFigures(this.tx, this.town, this.asked);
      case 'unequal':
        return unequalFigures(await this.comparisons(), count.what);
      case 'median-hours':
      case 'ninetieth-hours':
      case 'spread-hours':
        this.looks ??= firstLooks(this.tx, this.town, this.asked);
        return hoursFigures(count.by, await this.looks);
      default:
        return count satisfies never;
    }
  }

  comparisons(): Promise<Comparison[]> {
    this.unequal ??= comparisons(this.tx, this.asked);
    return this.unequal;
  }
}
