import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { contactsKey } from './contacts.js';
import type { components } from './schema.gen.js';

type Schemas = components['schemas'];
export type UsagerCard = Schemas['UsagerCard'];
export type UsagerPage = Schemas['UsagerPage'];
export type UsagerChange = Schemas['UsagerChange'];
export type LikelyUsager = Schemas['LikelyUsager'];
export type UsagerIdentity = Schemas['UsagerIdentity'];

export const searchLettersMin = 2;

/** Usagers that answer what was typed; nothing is asked for less than two signs. */
export function useFoundUsagers(town: string, typed: string) {
  return useQuery({
    queryKey: [...contactsKey(town), 'usagers', typed],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/usagers', { params: { path: { town }, query: { q: typed } } })),
    enabled: typed.length >= searchLettersMin,
  });
}

export function useUsager(town: string, id: string) {
  return useQuery({
    queryKey: [...contactsKey(town), 'usager', id],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/usagers/{id}', { params: { path: { town, id } } })),
  });
}

export function useSender(town: string, contactId: string) {
  return useQuery({
    queryKey: [...contactsKey(town), 'sender', contactId],
    queryFn: () =>
      answerOf(api.GET('/api/towns/{town}/contacts/{id}/usager', { params: { path: { town, id: contactId } } })),
  });
}

const at = (town: string, id: string) => ({ params: { path: { town, id } } });
const usager = '/api/towns/{town}/usagers/{id}';
const sender = '/api/towns/{town}/contacts/{id}/usager';

/** What a person says of who is who. */
export const usagerActions = {
  merge: (town: string, id: string, other: string) =>
    answerOf(api.POST(`${usager}/merges`, { ...at(town, id), body: { other } })),
  split: (town: string, id: string, contacts: string[]) =>
    answerOf(api.POST(`${usager}/splits`, { ...at(town, id), body: { contacts } })),
  undo: (town: string, id: string, change: string) =>
    answerOf(api.POST(`${usager}/changes/{change}/undoing`, { params: { path: { town, id, change } } })),
  distinguish: (town: string, id: string, other: string) =>
    answerOf(api.POST(`${usager}/distinctions`, { ...at(town, id), body: { other } })),
  accept: (town: string, contactId: string, who: string) =>
    answerOf(api.POST(sender, { ...at(town, contactId), body: { usager: who } })),
  refuse: (town: string, contactId: string, who: string) =>
    answerOf(api.POST(`${sender}/refusals`, { ...at(town, contactId), body: { usager: who } })),
};
