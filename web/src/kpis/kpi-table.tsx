import { countInWords, periodInWords, trendInWords, valueInWords } from './kpi-words.js';
import classes from './kpis.module.css';
import type { KpiEntry, KpiFigure, KpiMeasure, KpiReport } from './kpis.js';

/** Each indicator with its definition on demand, and its figures, period beside period. */
export function KpiTable({ report }: { report: KpiReport }) {
  const { periods, period } = report;
  return (
    // Wider than a telephone: it is scrolled with the keyboard too.
    <div className={classes.frame} role="region" aria-label="Indicateurs" tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Mesure</th>
            <th scope="col">Cible</th>
            {periods.map((one) => (
              <th key={one.from} scope="col">
                {periodInWords(one, period)}
                {!one.over && <span className="quiet"> (en cours)</span>}
              </th>
            ))}
            <th scope="col">Tendance</th>
          </tr>
        </thead>
        {report.kpis.map((kpi) => (
          <Indicator key={kpi.id} kpi={kpi} report={report} />
        ))}
      </table>
    </div>
  );
}

function Indicator({ kpi, report }: { kpi: KpiEntry; report: KpiReport }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={report.periods.length + 3} className={classes.indicator}>
          <details>
            <summary>
              {kpi.id} · {kpi.name}
            </summary>
            <p>{kpi.definition}</p>
            <ul>
              {kpi.measures.map(({ id, name, numerator, denominator }) => (
                <li key={id}>
                  {name} : {numerator} ÷ {denominator}.
                </li>
              ))}
            </ul>
          </details>
        </th>
      </tr>
      {kpi.measures.map((measure) => (
        <Row key={measure.id} measure={measure} report={report} />
      ))}
    </tbody>
  );
}

function Row({ measure, report: { periods } }: { measure: KpiMeasure; report: KpiReport }) {
  const { name, target, unit, unmeasured, rows } = measure;
  const figures = rows[0]?.figures ?? [];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{target === null ? '' : valueInWords(target, unit)}</td>
      {unmeasured === null ? (
        figures.map((figure, place) => (
          <td key={periods[place]!.from}>
            <Figure figure={figure} unit={unit} />
          </td>
        ))
      ) : (
        <td colSpan={periods.length}>Pas encore mesuré. {unmeasured}</td>
      )}
      <td>{trendInWords(figures, periods, unit)}</td>
    </tr>
  );
}

function Figure({ figure, unit }: { figure: KpiFigure; unit: KpiMeasure['unit'] }) {
  if (figure.withheld) return <span className="quiet">Moins de 5 : non donné</span>;
  if (figure.value === null) return <span className="quiet">Rien à compter</span>;
  return (
    <>
      <strong>{valueInWords(figure.value, unit)}</strong>
      <span className={classes.count}>{countInWords(figure, unit)}</span>
    </>
  );
}
