import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ContactCard } from '../api/types.js';

/** News is told together, not one by one: a voice that never stops is soon turned off. */
const gatherMs = 3_000;

/** Tells whoever listens to the screen how many contacts have come. */
export function Announcer({ cards }: { cards: readonly ContactCard[] }) {
  const told = useRef(new Set(cards.map(({ id }) => id)));
  const [news, setNews] = useState('');
  useEffect(() => {
    const fresh = cards.filter(({ id }) => !told.current.has(id));
    if (fresh.length === 0) return;
    const timer = window.setTimeout(() => {
      for (const { id } of fresh) told.current.add(id);
      setNews(fresh.length === 1 ? '1 nouveau contact' : `${fresh.length} nouveaux contacts`);
    }, gatherMs);
    return () => window.clearTimeout(timer);
  }, [cards]);
  return <VisuallyHidden role="status">{news}</VisuallyHidden>;
}
