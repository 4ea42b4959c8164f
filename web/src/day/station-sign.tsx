import classes from './board.module.css';
import type { Station } from './stations.js';

/** The name of a station above its stretch of rail; the rail branches off where contacts are routed. */
export function StationSign({ station, count }: { station: Station; count: number }) {
  return (
    <header className={classes.sign}>
      <div className={classes.rail} aria-hidden="true">
        <span className={classes.stop} data-some={count > 0} />
        {station.id === 'routing' && (
          <svg className={classes.branch} viewBox="0 0 120 22">
            <path d="M0 20C48 20 52 3 120 3" />
          </svg>
        )}
      </div>
      <h2 id={`station-${station.id}`} className={classes.name}>
        {station.title} <span className={classes.count}>{count}</span>
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {station.about}
      </p>
    </header>
  );
}
