import type { TimelineEntry } from '../api/types.js';
import { inFull } from '../dates.js';
import { messageChannelWords } from '../words.js';
import { timelineWords } from './timeline-words.js';
import classes from './dossier.module.css';

/** The journal, oldest first: who did what, when. */
export function History({ entries }: { entries: TimelineEntry[] }) {
  return (
    <>
      <h3 className={classes.subtitle}>Le fil</h3>
      <ol className={classes.history}>
        {entries.map(({ seq, at, actor, kind, data }) => (
          <li key={seq}>
            <span className={classes.what}>{timelineWords[kind] ?? kind}</span>
            <span className="quiet">
              {channelOf(data)}
              {inFull(at)}, {actor}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

function channelOf({ channel }: Record<string, unknown>): string {
  const words = messageChannelWords[channel as keyof typeof messageChannelWords];
  return words ? `${words}, ` : '';
}
