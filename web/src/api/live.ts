import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { contactsKey } from './contacts.js';
import { usagerKey } from './demo.js';

/** A contact crosses the whole line in less than this: its changes are read together. */
const gatherMs = 250;

/** Follows the town while the page is open. @returns false while the connection is lost; the browser tries again */
export function useLive(town: string): boolean {
  const client = useQueryClient();
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource(`/api/towns/${town}/events`);
    let gathering: number | undefined;
    const refresh = () => {
      gathering = undefined;
      void client.invalidateQueries({ queryKey: contactsKey(town) });
      void client.invalidateQueries({ queryKey: usagerKey(town) });
    };
    source.addEventListener('contact', () => (gathering ??= window.setTimeout(refresh, gatherMs)));
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    return () => {
      window.clearTimeout(gathering);
      source.close();
    };
  }, [client, town]);
  return isConnected;
}
