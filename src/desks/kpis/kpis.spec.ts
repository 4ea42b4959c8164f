import { readFileSync } from 'node:fs';
import { kpis } from './kpis.js';
import type { Measure } from './kpi.js';
import { periodsUntil } from './periods.js';

const measures = kpis.flatMap((kpi) => kpi.measures.map((measure) => ({ kpi, measure })));

describe('the indicators of rules.md', () => {
  it('are K1 to K17, each figure once', () => {
    expect(kpis.map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, place) => `K${place + 1}`));
    const ids = measures.map(({ measure }) => measure.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { kpi, measure } of measures) expect(measure.id.split('-')[0]).toBe(kpi.id);
  });

  it('what is not measured says why, and nothing else does', () => {
    for (const { measure } of measures) expect(measure.count === null).toBe(measure.unmeasured !== undefined);
  });

  it('docs/kpis.md has their table', () => {
    const page = readFileSync('docs/kpis.md', 'utf8');
    const table = page.split('\n').filter((line) => line.startsWith('| K'));
    expect(table.map(cellsOf)).toEqual(measures.map(({ measure }) => rowOf(measure)));
  });
});

describe('periods', () => {
  it('are days, weeks from Monday, months and quarters of the town, across changes of clock', () => {
    const at = new Date('2027-03-31T22:30:00Z'); // 1 April, 00:30 in Paris.
    const of = (name: 'day' | 'week' | 'month' | 'quarter') =>
      periodsUntil(at, 'Europe/Paris', name, 2).map(({ from, to }) => `${from} ${to}`);
    expect(of('day')).toEqual(['2027-03-31 2027-03-31', '2027-04-01 2027-04-01']);
    expect(of('week')).toEqual(['2027-03-22 2027-03-28', '2027-03-29 2027-04-04']);
    expect(of('month')).toEqual(['2027-03-01 2027-03-31', '2027-04-01 2027-04-30']);
    expect(of('quarter')).toEqual(['2027-01-01 2027-03-31', '2027-04-01 2027-06-30']);
    const [marchOfParis] = periodsUntil(at, 'Europe/Paris', 'month', 2);
    expect(marchOfParis).toMatchObject({
      start: new Date('2027-02-28T23:00:00Z'),
      end: new Date('2027-03-31T22:00:00Z'),
    });
  });
});

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function rowOf({ id, name, numerator, denominator, target, count, unmeasured }: Measure): string[] {
  const view = count && 'view' in count ? `\`${count.view}\`` : 'calcul du programme';
  const aim = target === undefined ? '' : `${target * 100} %`;
  return [id, name, numerator, denominator, aim, unmeasured === undefined ? view : `pas encore mesuré : ${unmeasured}`];
}
