import { Alert, Button, Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.js';

/** What was read, or that it is being read, or why it could not be and a way to try again. */
export function Reading<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loader aria-label="Lecture en cours" role="status" my="xl" />;
  if (query.error instanceof ApiProblem && query.error.status === 403) return <NotForYou why={query.error.message} />;
  return (
    <Alert color="red" variant="outline" title="Cette page n’a pas pu être lue" my="md">
      <p>{query.error?.message}</p>
      <Button variant="default" onClick={() => void query.refetch()}>
        Essayer de nouveau
      </Button>
    </Alert>
  );
}

/** Trying again would change nothing: it says who can. */
function NotForYou({ why }: { why: string }) {
  return (
    <Alert color="gray" variant="outline" title="Cette page ne vous est pas ouverte" my="md">
      <p>{why}</p>
      <p>Si votre travail en a besoin, demandez l’accès à l’administrateur de votre mairie.</p>
    </Alert>
  );
}
