import { Button } from '@mantine/core';
import classes from './qualify.module.css';
import { undoSeconds, type Pending } from './use-pending.js';

interface Given {
  pending: Pending | null;
  hasShortcuts: boolean;
  onUndo: () => void;
}

/** What was just decided, said aloud, and the way back while there is one. */
export function UndoBar({ pending, hasShortcuts, onUndo }: Given) {
  return (
    <div className={classes.undo} data-some={pending !== null}>
      <p role="status">
        {pending &&
          `« ${pending.title} » : ${pending.decided}. Enregistré dans ${undoSeconds} secondes, ou dès la décision suivante.`}
      </p>
      {pending && (
        <Button size="xs" variant="default" onClick={onUndo} aria-keyshortcuts={hasShortcuts ? 'u' : undefined}>
          Annuler {hasShortcuts && <kbd aria-hidden="true">u</kbd>}
        </Button>
      )}
    </div>
  );
}
