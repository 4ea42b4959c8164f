import type { ReactNode } from 'react';
import classes from './tag.module.css';

export type Tone = 'calm' | 'done' | 'waiting' | 'danger' | 'plain';

/** A word that says a state. Its colour repeats the word and is never alone. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {children}
    </span>
  );
}
