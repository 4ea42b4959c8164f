import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ContactCard } from '../api/types.js';

/** News is told together, not one by one: a voice that never stops is soon turned off. */
const gatherMs = 3_000;

/** Tells whoever listens to the screen how many contacts have come. */
export function Announcer({ cards }: { cards: readonly ContactCard[] }) {
  const latest = useRef(cards);
  const told = useRef(new Set(cards.map(({ id }) => id)));
  const gathering = useRef<number>(undefined);
  const [news, setNews] = useState('');
  useEffect(() => {
    latest.current = cards;
    if (cards.every(({ id }) => told.current.has(id))) return;
    // Not begun anew by the next one: where they come every two seconds, nothing would ever be told.
    gathering.current ??= window.setTimeout(() => {
      gathering.current = undefined;
      const fresh = latest.current.filter(({ id }) => !told.current.has(id));
      for (const { id } of fresh) told.current.add(id);
      setNews(fresh.length === 1 ? '1 nouveau contact' : `${fresh.length} nouveaux contacts`);
    }, gatherMs);
  }, [cards]);
  useEffect(
    () => () => {
      window.clearTimeout(gathering.current);
      gathering.current = undefined;
    },
    [],
  );
  return <VisuallyHidden role="status">{news}</VisuallyHidden>;
}
