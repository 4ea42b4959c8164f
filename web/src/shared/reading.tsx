import { Alert, Button, Loader } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** What was read, or that it is being read, or why it could not be and a way to try again. */
export function Reading<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Loader aria-label="Lecture en cours" role="status" my="xl" />;
  return (
    <Alert color="red" variant="outline" title="Cette page n’a pas pu être lue" my="md">
      <p>{query.error?.message}</p>
      <Button variant="default" onClick={() => void query.refetch()}>
        Essayer de nouveau
      </Button>
    </Alert>
  );
}
