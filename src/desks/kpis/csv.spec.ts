import { csvOf } from './csv.js';
import type { KpiReport } from './kpis.dto.js';

const figure = { numerator: 1, denominator: 3, value: 1 / 3, withheld: false };
const report = (name: string, rowName: string | null): KpiReport => ({
  period: 'month',
  by: null,
  periods: [{ from: '2027-03-01', to: '2027-03-31', over: true }],
  comparisons: [],
  kpis: [
    {
      id: 'K1',
      name: 'x',
      definition: 'x',
      measures: [
        {
          id: 'K1',
          name,
          numerator: 'appels « renvoyés »',
          denominator: 'appels',
          unit: 'share',
          target: 1,
          unmeasured: null,
          rows: [{ id: null, name: rowName, figures: [figure] }],
        },
      ],
    },
  ],
});
const lineOf = (name: string, rowName: string | null = null) => csvOf('Ville', report(name, rowName)).split('\r\n')[1];

describe('the file of the indicators', () => {
  it('begins with a byte order mark and the names of its columns, and ends each line with CRLF', () => {
    const text = csvOf('Ville', report('a', null));
    expect(text.startsWith('\uFEFFVille,Indicateur,Mesure,')).toBe(true);
    expect(text.endsWith(',appels « renvoyés »,appels,\r\n')).toBe(true);
    expect(
      new Set(
        text
          .trimEnd()
          .split('\r\n')
          .map((line) => line.split(',').length),
      ),
    ).toEqual(new Set([16]));
  });

  it('writes numbers with a point, whatever the machine speaks', () => {
    expect(lineOf('a')).toContain(',1,3,0.3333333333333333,part de 0 à 1,1,');
  });

  it('quotes a comma, a quote and a line end, doubling quotes (RFC 4180)', () => {
    expect(lineOf('un, "deux"')).toContain(',"un, ""deux""",');
    expect(csvOf('Ville', report('un\ndeux', null))).toContain(',"un\ndeux",');
  });

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx'])('a spreadsheet takes %j for a text', (name) => {
    expect(csvOf('Ville', report(name, name))).toContain(`'${name}`);
  });
});
