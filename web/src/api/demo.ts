import { useMutation, useQuery } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';
import { send } from './send.js';
import type { Channel, MessageChannel } from './types.js';

export interface Scene {
  id: string;
  label: string;
  channel: Channel;
  town: string;
}
export interface Demo {
  towns: string[];
  scenes: Scene[];
}
/** What came out of the town hall, as the usager holds it. */
export interface UsagerMessage {
  id: string;
  channel: MessageChannel;
  to: string;
  subject: string | null;
  text: string;
  at: string;
  dossierNumber: string | null;
}

/** Messages leave a little after the contact changed, and nothing announces it. */
const lookAgainMs = 3_000;
export const usagerKey = (town: string) => ['town', town, 'usager'];

/** Null outside the demo. */
export function useDemo() {
  return useQuery({
    queryKey: ['demo'],
    queryFn: () => send<Demo>('GET', '/api/demo').catch(nullWhenAbsent),
    staleTime: Infinity,
  });
}

export function usePlay() {
  return useMutation({ mutationFn: (scene: string) => send('POST', `/api/demo/scenes/${scene}`) });
}

export function useUsagerMessages(town: string) {
  return useQuery({
    queryKey: usagerKey(town),
    queryFn: () => send<{ messages: UsagerMessage[] }>('GET', `/api/demo/usager?town=${encodeURIComponent(town)}`),
    refetchInterval: lookAgainMs,
  });
}

function nullWhenAbsent(error: unknown): null {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
}
