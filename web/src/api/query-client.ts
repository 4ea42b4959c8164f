import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.js';
import { sessionKey } from './session.js';

const attempts = 2;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, { queryKey }) => forgetEndedSession(error, queryKey) }),
  defaultOptions: {
    queries: {
      // What the service refused will be refused again: only a lost connection is worth another try.
      retry: (failures, error) => !(error instanceof ApiProblem) && failures < attempts,
      staleTime: 5_000,
    },
  },
});

/** Twelve hours have passed: the sign-in page takes the place of whatever was open. */
function forgetEndedSession(error: Error, queryKey: readonly unknown[]): void {
  const hasEnded = error instanceof ApiProblem && error.status === 401 && queryKey[0] !== sessionKey[0];
  if (hasEnded) void queryClient.resetQueries({ queryKey: sessionKey });
}
