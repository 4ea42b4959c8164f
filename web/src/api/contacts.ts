import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from './client.js';
import type { PileCard } from './types.js';

export type PileName = 'to-qualify' | 'to-read' | 'quarantine';

/** Everything that changes when a contact does lives under this key. */
export const contactsKey = (town: string) => ['town', town, 'contacts'];

/** The hundred latest, newest first. */
export function useContacts(town: string) {
  return useQuery({
    queryKey: [...contactsKey(town), 'latest'],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/contacts', { params: { path: { town } } })),
  });
}

export function useContact(town: string, id: string) {
  return useQuery(contactQuery(town, id));
}

/** Reads the one that will be asked for next, so that nobody waits for it. */
export function usePrefetchedContact(town: string, id: string | null) {
  const client = useQueryClient();
  useEffect(() => {
    if (id !== null) void client.prefetchQuery(contactQuery(town, id));
  }, [client, town, id]);
}

const contactQuery = (town: string, id: string) =>
  queryOptions({
    queryKey: [...contactsKey(town), 'one', id],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/contacts/{id}', { params: { path: { town, id } } })),
  });

/** Dossiers a contact that waits may belong to. */
export function useCandidates(town: string, id: string, isAsked: boolean) {
  return useQuery({
    queryKey: [...contactsKey(town), 'candidates', id],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/contacts/{id}/candidates', { params: { path: { town, id } } })),
    enabled: isAsked,
  });
}

const pileReaders: Record<PileName, (town: string) => Promise<PileCard[]>> = {
  'to-qualify': (town) => answerOf<PileCard[]>(api.GET('/api/towns/{town}/to-qualify', { params: { path: { town } } })),
  'to-read': (town) => answerOf<PileCard[]>(api.GET('/api/towns/{town}/to-read', { params: { path: { town } } })),
  quarantine: (town) => answerOf<PileCard[]>(api.GET('/api/towns/{town}/quarantine', { params: { path: { town } } })),
};

/** What waits for a person, oldest first. */
export function usePile(town: string, pile: PileName) {
  return useQuery({ queryKey: [...contactsKey(town), pile], queryFn: () => pileReaders[pile](town) });
}

export function useDemarches(town: string) {
  return useQuery({
    queryKey: ['town', town, 'demarches'],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/demarches', { params: { path: { town } } })),
    staleTime: Infinity,
  });
}
