import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { contactsKey } from './contacts.js';
import type { components } from './schema.gen.js';

type Schemas = components['schemas'];
export type TaskCard = Schemas['TaskCard'];
export type TaskView = Schemas['TaskView'];
export type OwedWord = Schemas['OwedWord'];
export type UnpaidReason = Schemas['UnpaidReason'];

/** @param service id; null: the caller's own, or all of them for whoever is responsible */
export function useTasks(town: string, view: TaskView, service: string | null) {
  return useQuery({
    queryKey: [...contactsKey(town), 'tasks', view, service],
    queryFn: () =>
      answerOf(
        api.GET('/api/towns/{town}/tasks', {
          params: { path: { town }, query: { view, ...(service !== null && { service }) } },
        }),
      ),
  });
}

/** What the town hall owes its usagers. @param service id; null: as for tasks */
export function useOwedWords(town: string, service: string | null) {
  return useQuery({
    queryKey: [...contactsKey(town), 'debts', service],
    queryFn: () =>
      answerOf(
        api.GET('/api/towns/{town}/debts', {
          params: { path: { town }, query: service === null ? {} : { service } },
        }),
      ),
  });
}

/** By name. */
export function useServices(town: string) {
  return useQuery({
    queryKey: ['town', town, 'services'],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/services', { params: { path: { town } } })),
    staleTime: Infinity,
  });
}

const at = (town: string, id: string) => ({ params: { path: { town, id } } });
const task = '/api/towns/{town}/tasks/{id}';

export const taskActions = {
  take: (town: string, id: string) => answerOf(api.POST(`${task}/taking`, at(town, id))),
  giveBack: (town: string, id: string) => answerOf(api.DELETE(`${task}/taking`, at(town, id))),
  reassign: (town: string, id: string, service: string, reason: string) =>
    answerOf(api.POST(`${task}/reassignment`, { ...at(town, id), body: { service, reason } })),
  escalate: (town: string, id: string, reason: string) =>
    answerOf(api.POST(`${task}/escalation`, { ...at(town, id), body: { reason } })),
};
