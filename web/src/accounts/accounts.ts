import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { contactsKey } from '../api/contacts.js';
import type { components } from '../api/schema.gen.js';

type Schemas = components['schemas'];
export type Reconciliation = Schemas['Reconciliation'];
export type DoorCount = Schemas['DoorCount'];
export type MailboxAccount = Schemas['MailboxAccount'];
export type WaitingMail = Schemas['WaitingMail'];
export type UnreadMailbox = Schemas['UnreadMailbox'];

/** @param day YYYY-MM-DD; null: today */
export function useReconciliation(town: string, day: string | null) {
  return useQuery({
    queryKey: [...contactsKey(town), 'reconciliation', day],
    queryFn: () =>
      answerOf(
        api.GET('/api/towns/{town}/reconciliation', {
          params: { path: { town }, query: day === null ? {} : { day } },
        }),
      ),
  });
}
