import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePrefetchedContact } from '../api/contacts.js';
import type { Attention, PileCard } from '../api/types.js';
import { nextOf } from './queue-order.js';
import { useAttention } from './use-attention.js';

const parameter = 'contact';

/**
 * The contact before the person; none is shown twice to two people without both knowing it. The address names it, so that it
 * can be sent to a colleague, but it follows: the next contact must be there before the one decided has left the queue.
 */
export function useCurrent(town: string, order: readonly PileCard[]) {
  const [address, setAddress] = useSearchParams();
  const asked = address.get(parameter);
  const [chosen, setChosen] = useState(asked);
  const [hasChosen, setHasChosen] = useState(false);
  const [attentions, setAttentions] = useState<readonly Attention[]>([]);
  const taken = new Set(attentions.map(({ contactId }) => contactId));
  const current = order.find(({ id }) => id === chosen) ?? nextOf(order, null, taken);
  const next = current && nextOf(order, current.id, taken);
  const id = current?.id ?? null;
  const [first] = useState(id);
  const choose = useCallback((chosenId: string) => {
    setChosen(chosenId);
    setHasChosen(true);
  }, []);
  useAttention(town, id, setAttentions);
  usePrefetchedContact(town, next?.id ?? null);
  // Stays under the eyes of whoever reads it, whatever arrives in the meantime.
  if (id !== null && id !== chosen) setChosen(id);
  useEffect(() => {
    if (id !== null && id !== asked) setAddress({ [parameter]: id }, { replace: true });
  }, [id, asked, setAddress]);
  return { current, next, choose, attentions, hasMoved: hasChosen || id !== first };
}
