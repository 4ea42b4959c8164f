import type { ChannelName, SenderIdentity } from '../../../dossiers/arrival.js';
import type { DebtKind } from '../../../dossiers/debts.js';
import type { MessageChannel } from '../../../dossiers/delivery.js';
import { smsRecipient } from '../../../dossiers/mobile.js';
import { isRobotAddress } from '../../../dossiers/robot-address.js';
import { templateIds } from './template-ids.js';

/**
 * How the usager is told. `no_contact`: they gave nothing to be reached by; `by-phone`: a person calls; `handed-over`: an
 * agent gives it on paper, there and then.
 */
export type Way = { channel: MessageChannel; recipient: string } | { none: 'no_contact' | 'by-phone' | 'handed-over' };

/**
 * Best first. A mail is answered to the address it came from (EL-07). A letter is answered by letter: an electronic answer
 * takes a recorded agreement (EL-10). A call or a visit is confirmed by SMS, else by e-mail (CA-01).
 */
const waysOf: Record<ChannelName, readonly MessageChannel[]> = {
  email: ['email'],
  letter: ['letter'],
  web_form: ['email', 'sms', 'letter'],
  call: ['sms', 'email'],
  counter: ['sms', 'email', 'letter'],
};
/** Street and postcode: with less a letter has nowhere to go. */
const fewestAddressLines = 2;

export interface Asked {
  contactChannel: ChannelName;
  /** As given in this contact: nothing is guessed, nor looked up elsewhere (EL-07, DP-14). */
  sender: SenderIdentity;
  kind: DebtKind;
}

/** Chooses the way a debt is paid: the first by which there is a template and somewhere to send it. */
export function messageChannelFor({ contactChannel, sender, kind }: Asked): Way {
  for (const channel of waysFor(contactChannel, kind)) {
    const recipient = templateIds[kind][channel] && recipientBy(channel, sender);
    if (recipient) return { channel, recipient };
  }
  return { none: withoutMessage(contactChannel, sender, kind) };
}

/** A form is written: its acknowledgement has mentions that an SMS cannot bear (R112-11-1), a letter can. */
function waysFor(contactChannel: ChannelName, kind: DebtKind): readonly MessageChannel[] {
  return contactChannel === 'web_form' && kind === 'acknowledgement'
    ? ['email', 'letter', 'sms']
    : waysOf[contactChannel];
}

function recipientBy(channel: MessageChannel, { email, phone, postalAddress }: SenderIdentity): string | undefined {
  switch (channel) {
    case 'email':
      return email?.includes('@') && !isRobotAddress(email) ? email : undefined;
    case 'sms':
      return phone && smsRecipient(phone) === 'mobile' ? phone : undefined;
    case 'letter': {
      const lines = (postalAddress ?? []).map((line) => line.trim()).filter((line) => line !== '');
      return lines.length >= fewestAddressLines ? lines.join('\n') : undefined;
    }
    default:
      return channel satisfies never;
  }
}

function withoutMessage(contactChannel: ChannelName, { phone }: SenderIdentity, kind: DebtKind) {
  // It proves the date of an electronic message to who sent it: it is nothing one tells by telephone.
  if (kind === 'registration-notice') return 'no_contact';
  const canBeCalled = phone !== undefined && smsRecipient(phone) !== 'not-a-number';
  const isCalled = kind === 'missing-documents' || (contactChannel !== 'counter' && contactChannel !== 'email');
  if (canBeCalled && isCalled) return 'by-phone';
  return contactChannel === 'counter' ? 'handed-over' : 'no_contact';
}
