import { useEffect } from 'react';
import { actions } from '../api/actions.js';
import type { Attention } from '../api/types.js';

const everyMs = 15_000;

/** Tells the colleagues what this person is on, and learns what they are on. A lost connection changes nothing but that. */
export function useAttention(town: string, id: string | null, onLearn: (others: readonly Attention[]) => void): void {
  useEffect(() => {
    if (id === null) return;
    let isHere = true;
    const turn = () =>
      void actions.attend(town, id).then(
        (others) => isHere && onLearn(others),
        () => undefined,
      );
    turn();
    const timer = window.setInterval(turn, everyMs);
    return () => {
      isHere = false;
      window.clearInterval(timer);
      void actions.leave(town, id).catch(() => undefined);
    };
  }, [town, id, onLearn]);
}
