import type { DebtKind } from '../../../dossiers/debts.js';
import type { MessageChannel } from '../../../dossiers/delivery.js';

const everywhere = (id: string) => ({ email: id, letter: id, sms: id });

/**
 * The template that pays a debt by a way. An SMS cannot bear the mentions of an acknowledgement: T02 leaves only to whoever left
 * nothing but a mobile, or whom nothing else reaches, and says where the whole is to be had.
 */
export const templateIds: Record<DebtKind, Partial<Record<MessageChannel, string>>> = {
  'registration-notice': { email: 'registration-notice' },
  acknowledgement: { email: 'ack-email', letter: 'ack-letter', sms: 'ack-sms' },
  'split-notice': everywhere('split'),
  'written-confirmation': everywhere('phone-confirmation'),
  orientation: everywhere('signposting'),
  'transmission-notice': everywhere('notice-transmission'),
  // By SMS a confirmation said again, with the right démarche: a progress report is too short to name it.
  rectification: { email: 'progress', letter: 'progress', sms: 'phone-confirmation' },
  progress: everywhere('progress'),
  // An SMS cannot bear a date that counts.
  'acknowledgement-complement': { email: 'progress', letter: 'progress' },
  'missing-documents': { email: 'missing-documents', letter: 'missing-documents' },
  reminder: everywhere('reminder'),
  precision: everywhere('precision'),
  reply: everywhere('closing'),
  answer: everywhere('closing'),
  // A link is clicked, not copied from paper.
  'is-it-solved': { email: 'satisfaction', sms: 'satisfaction' },
  'missed-call': { sms: 'missed-call' },
};
