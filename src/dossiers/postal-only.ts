import type { ChannelName, SenderIdentity } from './arrival.js';
import { smsRecipient } from './mobile.js';

/** True of somebody all is said to by letter: a letter is answered by letter (EL-10), and some give nothing but an address (J26). */
export function isPostalOnly(channel: ChannelName, { email, phone, postalAddress = [] }: SenderIdentity): boolean {
  if (channel === 'letter') return true;
  if (channel !== 'counter' && channel !== 'web_form') return false;
  const takesSms = phone !== undefined && smsRecipient(phone) === 'mobile';
  return postalAddress.length > 0 && !email && !takesSms;
}
