import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { contactsKey } from './contacts.js';
import type { TransmissionBody } from './types.js';

/** What is needed to send a request on, and what was sent: it changes when its contact does. */
export function useTransmission(town: string, number: string) {
  return useQuery({
    queryKey: [...contactsKey(town), 'transmission', number],
    queryFn: () =>
      answerOf(api.GET('/api/towns/{town}/dossiers/{number}/transmission', { params: { path: { town, number } } })),
  });
}

const at = (town: string, id: string) => ({ params: { path: { town, id } } });

export const transmissionActions = {
  send: (town: string, number: string, body: TransmissionBody) =>
    answerOf(
      api.POST('/api/towns/{town}/dossiers/{number}/transmission', { params: { path: { town, number } }, body }),
    ),
  post: (town: string, id: string, reference: string | null) =>
    answerOf(api.POST('/api/towns/{town}/transmissions/{id}/posting', { ...at(town, id), body: { reference } })),
  remind: (town: string, id: string, by: 'email' | 'phone') =>
    answerOf(api.POST('/api/towns/{town}/transmissions/{id}/reminders', { ...at(town, id), body: { by } })),
  noteAnswer: (town: string, id: string) =>
    answerOf(api.POST('/api/towns/{town}/transmissions/{id}/answer', at(town, id))),
};
