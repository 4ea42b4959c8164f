import { useEffect, useRef, useState } from 'react';
import type { ContactCard } from '../api/types.js';
import { placeOf } from './stations.js';

/** A contact crosses the line in less than a second, which no eye can follow: a new one is shown at each station this long. */
const stopMs = 900;

/**
 * Where each contact is shown. What was there when the page opened is where it is; what comes after passes by every
 * station it really passed, up to where it really is. Whoever asked for less motion sees it there at once.
 */
export function usePassage(cards: readonly ContactCard[]): (card: ContactCard) => number {
  const shown = useRef<Map<string, number>>(null);
  const [, redraw] = useState(0);
  shown.current ??= new Map(cards.map((card) => [card.id, placeOf(card)]));
  const places = shown.current;
  for (const card of cards) if (!places.has(card.id) || prefersStillness()) places.set(card.id, firstPlace(card));
  const isMoving = cards.some((card) => places.get(card.id)! < placeOf(card));

  useEffect(() => {
    if (!isMoving) return;
    const timer = window.setInterval(() => {
      for (const card of cards) {
        const place = places.get(card.id)!;
        if (place < placeOf(card)) places.set(card.id, place + 1);
      }
      redraw((count) => count + 1);
    }, stopMs);
    return () => window.clearInterval(timer);
  }, [cards, isMoving, places]);

  return (card) => Math.min(places.get(card.id)!, placeOf(card));
}

function firstPlace(card: ContactCard): number {
  return prefersStillness() ? placeOf(card) : 0;
}

function prefersStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
