import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useSession } from '../api/session.js';
import { Refusal } from '../shared/refusal.js';
import { SignIn } from './sign-in.js';

/** Nothing of a town is asked for before somebody is signed in. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { data, error, isPending } = useSession();
  if (data) return children;
  if (isPending) return <Loader aria-label="Ouverture" role="status" m="xl" />;
  if (error instanceof ApiProblem && error.status === 401) return <SignIn />;
  return (
    <main className="page">
      <h1>La console ne peut pas s’ouvrir</h1>
      <Refusal error={error} />
    </main>
  );
}
