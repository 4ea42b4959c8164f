import type { KpiFigure, KpiMeasure, KpiReport, KpiRow, Unit } from './kpis.dto.js';

const header = [
  'Ville',
  'Indicateur',
  'Mesure',
  'Intitulé',
  'Du',
  'Au',
  'Période terminée',
  'Pour',
  'Numérateur',
  'Dénominateur',
  'Valeur',
  'Unité',
  'Cible',
  'Numérateur : ce qui est compté',
  'Dénominateur : ce qui est compté',
  'Remarque',
];

const unitWords: Record<Unit, string> = {
  share: 'part de 0 à 1',
  number: 'moyenne',
  days: 'jours',
  hours: 'heures ouvrées',
};

/** So that a spreadsheet reads accents as they are. */
const byteOrderMark = '\uFEFF';

/**
 * One line for each figure of each period (RFC 4180): commas, CRLF, quotes where a value needs them; numbers with a point and dates
 * as ISO 8601, which every tool reads alike.
 */
export function csvOf(town: string, report: KpiReport): string {
  const lines = report.kpis.flatMap(({ id, measures }) =>
    measures.flatMap((measure) => [
      ...measure.rows.flatMap((row) => figureLines(town, id, measure, row, report)),
      ...(measure.unmeasured === null ? [] : [unmeasuredLine(town, id, measure)]),
    ]),
  );
  return byteOrderMark + [header, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

type Cell = string | number | null;

function figureLines(town: string, kpi: string, measure: KpiMeasure, row: KpiRow, { periods }: KpiReport): Cell[][] {
  return periods.map(({ from, to, over }, place) => {
    const figure = row.figures[place]!;
    const { numerator, denominator, value } = figure;
    const counted = [numerator, denominator, value, unitWords[measure.unit], measure.target];
    const when = [from, to, over ? 'oui' : 'non'];
    const what = [town, kpi, measure.id, measure.name];
    return [...what, ...when, row.name ?? 'Tout', ...counted, measure.numerator, measure.denominator, remark(figure)];
  });
}

function unmeasuredLine(town: string, kpi: string, measure: KpiMeasure): Cell[] {
  const { id, name, numerator, denominator, target, unmeasured } = measure;
  const empty = [null, null, null, null, null, null, null];
  const what = [town, kpi, id, name];
  return [...what, ...empty, null, target, numerator, denominator, `Pas encore mesuré : ${unmeasured}`];
}

function remark({ withheld, value }: KpiFigure): string {
  if (withheld) return 'Trop peu de dossiers d’un service confidentiel pour être donné';
  return value === null ? 'Rien à compter' : '';
}

/** A text that a spreadsheet would take for a formula is told to be a text. */
function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
