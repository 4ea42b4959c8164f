import { highlight } from '../shared/highlight.js';
import classes from './contact.module.css';

/** The usager's words, those that weighed marked. */
export function WeighedWords({ text, reasons }: { text: string; reasons: readonly string[] }) {
  return (
    <p className="words">
      {highlight(text, reasons).map(({ text: stretch, weighed }, place) =>
        weighed ? (
          <mark key={place} className={classes.weighed}>
            {stretch}
          </mark>
        ) : (
          stretch
        ),
      )}
    </p>
  );
}
