import type { Deliverer, DeliveryOutcome, OutgoingMessage } from '../../dossiers/delivery.js';
import { segmentsMax, smsSize } from '../../platform/gsm7/index.js';
import { openCarrier, type SmsAccount } from './carrier-client.js';
import { smsRecipient } from './mobile.js';
import { handOverOutcome, type CarrierError } from './sms-outcome.js';
import { smsStatusUrl } from './status-url.js';

export interface SmsSettings {
  /** Null when the installation has no telephone account: every SMS then waits. */
  account: SmsAccount | null;
  /** A number of ours, E.164, or a label of at most 11 letters. */
  from: string;
  publicUrl: string;
}
export const SMS_SETTINGS = Symbol('SMS_SETTINGS');

/** Hands SMS over to the carrier. Taking one is not delivering it: that comes later, on the status address. */
export class SmsDeliverer implements Deliverer {
  readonly channel = 'sms';
  private readonly carrier: ReturnType<typeof openCarrier> | null;

  constructor(private readonly settings: SmsSettings) {
    this.carrier = settings.account && openCarrier(settings.account);
  }

  async deliver(message: OutgoingMessage): Promise<DeliveryOutcome> {
    const recipient = smsRecipient(message.recipient);
    if (recipient === 'not-a-number') return { outcome: 'refused', failure: 'address-unknown' };
    if (recipient === 'not-a-mobile') return { outcome: 'refused', failure: 'not-a-mobile' };
    if (smsSize(message.text).segments > segmentsMax) return { outcome: 'refused', failure: 'rejected-by-policy' };
    if (!this.carrier) return { outcome: 'later', failure: 'provider-unreachable' };
    try {
      const { sid } = await this.carrier.messages.create({
        to: message.recipient,
        from: this.settings.from,
        body: message.text,
        statusCallback: smsStatusUrl(this.settings.publicUrl, message),
      });
      return { outcome: 'accepted', reference: sid };
    } catch (error) {
      return handOverOutcome(error as CarrierError);
    }
  }
}
