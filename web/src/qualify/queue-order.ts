import type { PileCard } from '../api/types.js';

/** Why a contact waits, in two or three words; null: everything. */
export type Filter = string | null;

const words: Record<string, string> = {
  danger: 'Danger',
  forged: 'Expéditeur usurpé ?',
  unsure: 'Pas assez sûr',
  'several-requests': 'Plusieurs demandes',
  'same-need': 'Dossier en cours ?',
  'missed-call': 'Appel sans réponse',
  'no-words': 'Rien d’écrit',
  'too-many-mails': 'Courriels en rafale',
};

export const otherReasons = 'Autre raison';
const dangerWord = words.danger!;

/** A danger keeps its word whatever else is said of it. */
export function reasonWord(card: Pick<PileCard, 'alerts' | 'reason'>): string {
  return isDanger(card) ? dangerWord : (words[card.reason ?? ''] ?? otherReasons);
}

export function isDanger({ alerts }: Pick<PileCard, 'alerts'>): boolean {
  return alerts.length > 0;
}

/** The reasons found in a pile, with how many each, danger first. */
export function reasonsOf(cards: readonly PileCard[]): { word: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const card of cards) counts.set(reasonWord(card), (counts.get(reasonWord(card)) ?? 0) + 1);
  const found = [...counts].map(([word, count]) => ({ word, count }));
  return [...found.filter(({ word }) => word === dangerWord), ...found.filter(({ word }) => word !== dangerWord)];
}

/** Dangers apart and first; in each part what has waited longest first, as it came: nothing here is a rank (AG-06). */
export function inOrder(cards: readonly PileCard[], filter: Filter): { dangers: PileCard[]; others: PileCard[] } {
  const shown = cards.filter((card) => filter === null || reasonWord(card) === filter);
  return { dangers: shown.filter(isDanger), others: shown.filter((card) => !isDanger(card)) };
}

/** The one after `id`, round to the beginning, that no colleague is on; when they are on all of them, simply the one after. */
export function nextOf(cards: readonly PileCard[], id: string | null, taken: ReadonlySet<string>): PileCard | null {
  const at = cards.findIndex((card) => card.id === id);
  const round = [...cards.slice(at + 1), ...cards.slice(0, Math.max(at, 0))];
  return round.find((card) => !taken.has(card.id)) ?? round[0] ?? cards[at] ?? null;
}
