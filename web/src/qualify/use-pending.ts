import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { contactsKey } from '../api/contacts.js';

/** A decision that has been taken and has not been sent yet. */
export interface Pending {
  id: string;
  /** Of the contact. */
  title: string;
  /** What was decided, for people. */
  decided: string;
  send: () => Promise<unknown>;
}

/** How long a decision can be taken back. Once sent it may have told the usager something: then it is corrected. */
export const undoSeconds = 8;

/**
 * Decisions wait a moment before they are sent, so that a slip of the finger tells nobody anything. Deciding the next one
 * sends the one before; so does leaving the page, also for another tab: a browser may throw away what is not seen.
 */
export function usePending(town: string) {
  const client = useQueryClient();
  const [pending, setPending] = useState<Pending | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<string | null>(null);
  const waiting = useRef<Pending | null>(null);
  const timer = useRef(0);

  /** What waits, which nobody else takes any more. */
  const take = useCallback((): Pending | null => {
    const decision = waiting.current;
    window.clearTimeout(timer.current);
    waiting.current = null;
    setPending(null);
    return decision;
  }, []);

  const flush = useCallback(() => {
    const decision = take();
    if (!decision) return;
    decision
      .send()
      .catch((error: Error) => {
        setGone((ids) => without(ids, decision.id));
        setRefusal(`« ${decision.title} » n’est pas qualifié. ${error.message}`);
      })
      .finally(() => void client.invalidateQueries({ queryKey: contactsKey(town) }));
  }, [client, town, take]);

  const decide = useCallback(
    (decision: Pending) => {
      flush();
      setRefusal(null);
      waiting.current = decision;
      setPending(decision);
      setGone((ids) => new Set(ids).add(decision.id));
      timer.current = window.setTimeout(flush, undoSeconds * 1000);
    },
    [flush],
  );

  /** @returns the contact it was about */
  const undo = useCallback((): string | null => {
    const decision = take();
    if (decision) setGone((ids) => without(ids, decision.id));
    return decision?.id ?? null;
  }, [take]);

  useEffect(() => {
    const onHidden = () => document.visibilityState === 'hidden' && flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', onHidden);
      flush();
    };
  }, [flush]);
  return { pending, gone, refusal, decide, undo };
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((each) => each !== id));
}
