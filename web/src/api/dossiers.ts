import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { contactsKey } from './contacts.js';

/** Dossiers whose number ends as it is typed, also those of whom nobody knows. */
export function useFoundDossiers(town: string, typed: string) {
  return useQuery({
    queryKey: [...contactsKey(town), 'dossiers', typed],
    queryFn: () =>
      answerOf(api.GET('/api/towns/{town}/dossiers', { params: { path: { town }, query: { number: typed } } })),
  });
}

export function useDossier(town: string, number: string) {
  return useQuery({
    queryKey: [...contactsKey(town), 'dossier', number],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/dossiers/{number}', { params: { path: { town, number } } })),
  });
}
