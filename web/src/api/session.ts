import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { Permission } from './types.js';

export const sessionKey = ['session'];

/** Who is signed in; in the demo, asking signs the visitor in. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: () => answerOf(api.GET('/api/session')), staleTime: Infinity });
}

/** Whether the person may do this in the town: what they may not do is not offered. The service checks again. */
export function useMay(town: string, permission: Permission): boolean {
  const { data } = useSession();
  return data?.towns.find(({ slug }) => slug === town)?.permissions.includes(permission) ?? false;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { login: string; password: string }) => answerOf(api.POST('/api/session', { body })),
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
}

/** The page is loaded afresh, so that nothing that was read stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/session')),
    onSuccess: () => window.location.assign('/'),
  });
}
