import { Button } from '@mantine/core';
import type { Segment } from '../api/types.js';
import classes from './qualify.module.css';

/** Says that a contact seems to hold several requests, and which. */
export function FoundRequests({ segments, onSplit }: { segments: readonly Segment[]; onSplit: () => void }) {
  if (segments.length < 2) return null;
  return (
    <div className={classes.found}>
      <p>
        <strong>{segments.length} demandes reconnues :</strong>{' '}
        {segments.map(({ guesses }) => guesses[0]?.title ?? 'à préciser').join(' ; ')}
      </p>
      <Button size="xs" onClick={onSplit} aria-keyshortcuts="s">
        Séparer ainsi
      </Button>
    </div>
  );
}
