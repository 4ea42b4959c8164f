import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { contactsKey } from './contacts.js';
import type { Attention, CallBackOutcome, DismissalReason, QualificationPart, WaiverReason } from './types.js';

export type Closing =
  | { answer: string; variant: 'answer' | 'done' }
  | { refusal: string; decision: { by: string; on: string } }
  | { reason: WaiverReason };

/** One démarche, or several needs with their words, the main one first. */
export type Qualification = { demarche: string } | { parts: QualificationPart[] };

/** A browser finishes sending as much after its page is closed (Fetch standard, « keepalive »). */
const outlivingMax = 60_000;
const mayOutlive = (body: Qualification) => JSON.stringify(body).length * 2 < outlivingMax;

const at = (town: string, id: string) => ({ params: { path: { town, id } } });
const contact = '/api/towns/{town}/contacts/{id}';

/** What a person may decide or note, each one a resource of the API. */
export const actions = {
  retry: (town: string, id: string) => answerOf(api.POST(`${contact}/retry`, at(town, id))),
  read: (town: string, id: string) => answerOf(api.POST(`${contact}/reading`, at(town, id))),
  qualify: (town: string, id: string, body: Qualification) =>
    answerOf(api.POST(`${contact}/qualification`, { ...at(town, id), body, keepalive: mayOutlive(body) })),
  correct: (town: string, id: string, demarche: string, dossier: string | undefined) =>
    answerOf(api.POST(`${contact}/correction`, { ...at(town, id), body: { demarche, dossier } })),
  attend: (town: string, id: string) => answerOf<Attention[]>(api.POST(`${contact}/attention`, at(town, id))),
  leave: (town: string, id: string) =>
    answerOf(api.DELETE(`${contact}/attention`, { ...at(town, id), keepalive: true })),
  dismiss: (town: string, id: string, reason: DismissalReason) =>
    answerOf(api.POST(`${contact}/dismissal`, { ...at(town, id), body: { reason } })),
  join: (town: string, id: string, dossier: string) =>
    answerOf(api.POST(`${contact}/joining`, { ...at(town, id), body: { dossier } })),
  refuseJoining: (town: string, id: string, dossier: string) =>
    answerOf(api.POST(`${contact}/joining-refusal`, { ...at(town, id), body: { dossier } })),
  separate: (town: string, number: string, contact: string) =>
    answerOf(
      api.POST('/api/towns/{town}/dossiers/{number}/detachments', {
        params: { path: { town, number } },
        body: { contact },
      }),
    ),
  noteAnswered: (town: string, id: string) => answerOf(api.POST(`${contact}/answer`, { ...at(town, id), body: {} })),
  complete: (town: string, id: string) => answerOf(api.POST('/api/towns/{town}/tasks/{id}/completion', at(town, id))),
  noteCallBack: (town: string, id: string, outcome: CallBackOutcome) =>
    answerOf(api.POST('/api/towns/{town}/tasks/{id}/call-backs', { ...at(town, id), body: { outcome } })),
  noteConversation: (town: string, id: string, conversation: string) =>
    answerOf(api.POST('/api/towns/{town}/debts/{id}/settlement', { ...at(town, id), body: { conversation } })),
  resolve: (town: string, id: string, arrived: boolean) =>
    answerOf(api.POST('/api/towns/{town}/messages/{id}/resolution', { ...at(town, id), body: { arrived } })),
  close: (town: string, number: string, body: Closing) =>
    answerOf(api.POST('/api/towns/{town}/dossiers/{number}/closing', { params: { path: { town, number } }, body })),
};

/** One action, with its state for the button; whatever comes of it, what is shown is read again. */
export function useAction<Arguments extends unknown[]>(
  town: string,
  action: (town: string, ...given: Arguments) => Promise<unknown>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Arguments) => action(town, ...given),
    onSettled: () => client.invalidateQueries({ queryKey: contactsKey(town) }),
  });
}
