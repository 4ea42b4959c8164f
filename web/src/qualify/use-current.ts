import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePrefetchedContact } from '../api/contacts.js';
import type { Attention, PileCard } from '../api/types.js';
import { nextOf } from './queue-order.js';
import { useAttention } from './use-attention.js';

const parameter = 'contact';

/** The contact before the person, which the address names; none is shown twice to two people without both knowing it. */
export function useCurrent(town: string, order: readonly PileCard[]) {
  const [address, setAddress] = useSearchParams();
  const [attentions, setAttentions] = useState<readonly Attention[]>([]);
  const taken = new Set(attentions.map(({ contactId }) => contactId));
  const asked = address.get(parameter);
  const current = order.find(({ id }) => id === asked) ?? nextOf(order, null, taken);
  const next = current && nextOf(order, current.id, taken);
  const choose = (id: string) => setAddress({ [parameter]: id }, { replace: true });
  const id = current?.id ?? null;
  const first = useRef(id);
  useAttention(town, id, setAttentions);
  usePrefetchedContact(town, next?.id ?? null);
  // Stays under the eyes of whoever reads it, whatever arrives in the meantime.
  useEffect(() => {
    if (id !== null && id !== asked) choose(id);
  });
  return { current, next, choose, attentions, hasMoved: id !== first.current };
}
