import type { ChannelName, SenderIdentity } from '../../../dossiers/arrival.js';
import { saidOnce, type DebtKind } from '../../../dossiers/debts.js';
import type { MessageChannel } from '../../../dossiers/delivery.js';
import { smsRecipient } from '../../../dossiers/mobile.js';
import { isRobotAddress } from '../../../dossiers/robot-address.js';
import { templateIds } from './template-ids.js';

export interface Rung {
  channel: MessageChannel;
  recipient: string;
}

/**
 * Why no message is sent. `no_contact`: they gave nothing to be reached by; `by-phone`: a person calls; `handed-over`: an agent
 * gives it on paper, there and then.
 */
export type WithoutMessage = 'no_contact' | 'by-phone' | 'handed-over';

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
/** What is tried once those have failed (J27). */
const furtherWaysOf: Partial<Record<ChannelName, readonly MessageChannel[]>> = {
  email: ['sms', 'letter'],
  call: ['letter'],
};
/** Street and postcode: with less a letter has nowhere to go. */
const fewestAddressLines = 2;

export interface Asked {
  contactChannel: ChannelName;
  /** As given in this contact: nothing is guessed, nor looked up elsewhere (EL-07, DP-14). */
  sender: SenderIdentity;
  kind: DebtKind;
  /** What has failed already; nothing: the first message is chosen. */
  failed?: Failed;
}

export interface Failed {
  /** Ways by which this word was sent, and did not arrive: none is taken twice. */
  tried: readonly MessageChannel[];
  /** Recipients that take nothing any more, whatever the word. */
  dead: readonly string[];
  /** What else the record knows of the usager, for sure and as theirs alone. */
  known: Pick<SenderIdentity, 'phone' | 'postalAddress'>;
}

const nothing: Failed = { tried: [], dead: [], known: {} };

/** The ways by which a debt can be paid, best first: those for which there is a template and somewhere to send it. */
export function rungsFor({ contactChannel, sender, kind, failed = nothing }: Asked): Rung[] {
  const climbs = hasFailed(failed);
  if (climbs && saidOnce.includes(kind)) return [];
  return waysFor(contactChannel, kind, climbs).flatMap((channel) => {
    if (templateIds[kind][channel] === undefined || failed.tried.includes(channel)) return [];
    const recipients = [recipientBy(channel, sender), climbs ? recipientBy(channel, failed.known) : undefined];
    const recipient = recipients.find((each) => each !== undefined && !failed.dead.includes(each));
    return recipient === undefined ? [] : [{ channel, recipient }];
  });
}

export function withoutMessage({ contactChannel, sender, kind, failed = nothing }: Asked): WithoutMessage {
  // It proves the date of an electronic message to who sent it: it is nothing one tells by telephone.
  if (kind === 'registration-notice' || saidOnce.includes(kind)) return 'no_contact';
  const climbs = hasFailed(failed);
  const canBeCalled = [sender.phone, climbs ? failed.known.phone : undefined].some(
    (phone) => phone !== undefined && smsRecipient(phone) !== 'not-a-number',
  );
  const isCalled =
    climbs || kind === 'missing-documents' || (contactChannel !== 'counter' && contactChannel !== 'email');
  if (canBeCalled && isCalled) return 'by-phone';
  return contactChannel === 'counter' && !climbs ? 'handed-over' : 'no_contact';
}

export function hasFailed({ tried, dead }: Pick<Failed, 'tried' | 'dead'>): boolean {
  return tried.length + dead.length > 0;
}

/** What is written is acknowledged with mentions that an SMS cannot bear (R112-11-1), and a letter can. */
function waysFor(contactChannel: ChannelName, kind: DebtKind, climbs: boolean): readonly MessageChannel[] {
  const ways = [...waysOf[contactChannel], ...((climbs && furtherWaysOf[contactChannel]) || [])];
  const isSmsLast = kind === 'acknowledgement' && ways[0] === 'email';
  return isSmsLast ? ways.toSorted((one, other) => Number(one === 'sms') - Number(other === 'sms')) : ways;
}

function recipientBy(
  channel: MessageChannel,
  { email, phone, postalAddress }: Pick<SenderIdentity, 'email' | 'phone' | 'postalAddress'>,
): string | undefined {
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
