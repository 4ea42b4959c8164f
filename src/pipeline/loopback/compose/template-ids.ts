import type { DebtKind } from '../../../dossiers/debts.js';
import type { MessageChannel } from '../../../dossiers/delivery.js';

const everywhere = (id: string) => ({ email: id, letter: id, sms: id });

/**
 * The template that pays a debt by a way. An SMS cannot bear the mentions of an acknowledgement (T02): whoever left nothing
 * but a mobile on the form gets a confirmation instead.
 */
export const templateIds: Record<DebtKind, Partial<Record<MessageChannel, string>>> = {
  'registration-notice': { email: 'registration-notice' },
  acknowledgement: { email: 'ack-email', letter: 'ack-letter', sms: 'phone-confirmation' },
  'written-confirmation': everywhere('phone-confirmation'),
  orientation: everywhere('signposting'),
  'transmission-notice': everywhere('notice-transmission'),
  // A confirmation said again, with the right service: a progress report has no SMS.
  rectification: { email: 'progress', letter: 'progress', sms: 'phone-confirmation' },
  progress: { email: 'progress', letter: 'progress', sms: 'phone-confirmation' },
  'missing-documents': { email: 'missing-documents', letter: 'missing-documents' },
  answer: everywhere('closing'),
};
