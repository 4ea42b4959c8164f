import type { ChannelName } from '../../dossiers/arrival.js';
import type { Town } from '../../towns/index.js';
import { demarcheName, serviceName } from '../names/town-names.js';
import type { Asked, Dimension } from './asked.js';
import type { Comparison } from './comparisons.js';
import { isWithheld } from './discretion.js';
import { nothing, type Figure } from './figure.js';
import type { PlacedFigure } from './figures.js';
import type { Count, Measure } from './kpi.js';
import { kpis } from './kpis.js';
import type { KpiFigure, KpiMeasure, KpiReport, KpiRow, Unit } from './kpis.dto.js';

const inFrenchOrder = new Intl.Collator('fr', { numeric: true });

/** Figures laid out as they are asked for: period beside period, those that are too small to be told left out. */
export function reportOf(
  town: Town,
  asked: Asked,
  placed: ReadonlyMap<string, readonly PlacedFigure[]>,
  comparisons: readonly Comparison[],
): KpiReport {
  return {
    period: asked.name,
    by: asked.by,
    periods: asked.periods.map(({ from, to, end }) => ({ from, to, over: end <= asked.now })),
    kpis: kpis.map(({ id, name, definition, measures }) => ({
      id,
      name,
      definition,
      measures: measures.map((measure) => measureOf(town, asked, measure, placed.get(measure.id) ?? [])),
    })),
    comparisons: comparisons.map(({ group: _, ...one }) => ({
      ...one,
      title: demarcheName(town, one.demarche)!.title,
    })),
  };
}

function measureOf(town: Town, asked: Asked, measure: Measure, figures: readonly PlacedFigure[]): KpiMeasure {
  const { id, name, numerator, denominator, target = null, unmeasured = null, count } = measure;
  const rows = count === null ? [] : rowsOf(town, asked, figures);
  return { id, name, numerator, denominator, unit: unitOf(count), target, unmeasured, rows };
}

function rowsOf(town: Town, asked: Asked, figures: readonly PlacedFigure[]): KpiRow[] {
  const groups = asked.by === null ? [null] : [...new Set(figures.map(({ group }) => group))];
  return groups
    .map((group) => ({
      id: group,
      name: nameOf(town, asked.by, group),
      figures: asked.periods.map(({ from }) => {
        const figure = figures.find((one) => one.period === from && one.group === group) ?? nothing;
        return isWithheld(town, asked, group, figure) ? withheld : told(figure);
      }),
    }))
    .sort((one, other) => inFrenchOrder.compare(one.name ?? '', other.name ?? ''));
}

const withheld: KpiFigure = { numerator: null, denominator: null, value: null, withheld: true };

function told({ numerator, denominator, value }: Figure): KpiFigure {
  return { numerator, denominator, value, withheld: false };
}

export const channelWords: Record<ChannelName, string> = {
  call: 'Appel',
  email: 'Courriel',
  letter: 'Courrier',
  web_form: 'Formulaire',
  counter: 'Guichet',
};

function nameOf(town: Town, by: Dimension | null, group: string | null): string | null {
  if (by === null) return null;
  if (group === null) return 'Non connu';
  if (by === 'service') return serviceName(town, group)!.name;
  return by === 'demarche' ? demarcheName(town, group)!.title : channelWords[group as ChannelName];
}

function unitOf(count: Count | null): Unit {
  switch (count?.by) {
    case 'mean':
      return 'number';
    case 'median-days':
      return 'days';
    case 'median-hours':
    case 'ninetieth-hours':
    case 'spread-hours':
      return 'hours';
    default:
      return 'share';
  }
}
