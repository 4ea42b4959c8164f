import { smsSize } from '../../platform/gsm7/index.js';
import type { CarrierAccount } from './account.js';
import { smsFateOf } from './numbers.js';
import { restError, type RestAnswer } from './rest-api.js';
import { signedPost } from './signed-post.js';
import { newSid } from './sids.js';

const bodyCharactersMax = 1600;
const handsetUnreachable = 30003;

/** An SMS the carrier took. */
export interface SentMessage {
  sid: string;
  from: string;
  to: string;
  body: string;
  takenAt: Date;
  /** `queued`, `sent`, then `delivered` or `undelivered`. */
  status: string;
  errorCode: number | null;
}

/** Takes SMS and tells, by signed callbacks, what becomes of them; the number decides (see numbers.ts). */
export class Messages {
  readonly sent: SentMessage[] = [];
  private readonly travelling = new Set<Promise<void>>();

  constructor(private readonly account: CarrierAccount) {}

  readonly create = (form: URLSearchParams): RestAnswer => {
    const to = form.get('To') ?? '';
    const from = form.get('From') ?? '';
    const body = form.get('Body') ?? '';
    if (!to) return restError(400, 21604, "A 'To' phone number is required.");
    if (!from) return restError(400, 21603, "A 'From' phone number is required.");
    if (!body) return restError(400, 21602, 'Message body is required.');
    if (body.length > bodyCharactersMax)
      return restError(400, 21617, 'The concatenated message body exceeds the limit.');
    const fate = smsFateOf(to);
    if (fate === 'not-a-number') return restError(400, 21211, "Invalid 'To' Phone Number");
    if (fate === 'landline') return restError(400, 21614, "'To' number is not a valid mobile number");
    if (fate === 'too-many') return restError(429, 20429, 'Too Many Requests');
    if (fate === 'broken') return restError(500, 20500, 'Internal Server Error');
    const message = this.take(to, from, body);
    this.travel(message, form.get('StatusCallback'), fate === 'unreachable');
    return fate === 'cut-off' ? 'cut-off' : { status: 201, body: this.resource(message) };
  };

  /** Resolves when every SMS taken has arrived, or not, and that was told. */
  async settled(): Promise<void> {
    while (this.travelling.size > 0) await Promise.all(this.travelling);
  }

  private take(to: string, from: string, body: string): SentMessage {
    const taken = { sid: newSid('SM'), from, to, body, takenAt: new Date(), status: 'queued', errorCode: null };
    this.sent.push(taken);
    return taken;
  }

  private travel(message: SentMessage, callback: string | null, isLost: boolean): void {
    const journey = this.arrive(message, callback, isLost)
      // A callback the application does not take is lost, as with the carrier.
      .catch(() => undefined)
      .finally(() => this.travelling.delete(journey));
    this.travelling.add(journey);
  }

  private async arrive(message: SentMessage, callback: string | null, isLost: boolean): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    message.status = 'sent';
    await this.tell(message, callback);
    message.status = isLost ? 'undelivered' : 'delivered';
    message.errorCode = isLost ? handsetUnreachable : null;
    await this.tell(message, callback);
  }

  private async tell({ sid, from, to, status, errorCode }: SentMessage, callback: string | null): Promise<void> {
    if (!callback) return;
    await signedPost(this.account, callback, {
      AccountSid: this.account.accountSid,
      ApiVersion: '2010-04-01',
      From: from,
      To: to,
      MessageSid: sid,
      SmsSid: sid,
      MessageStatus: status,
      SmsStatus: status,
      ...(errorCode === null ? {} : { ErrorCode: String(errorCode) }),
    });
  }

  private resource({ sid, from, to, body, takenAt }: SentMessage): object {
    const { accountSid } = this.account;
    const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
    const date = takenAt.toUTCString().replace('GMT', '+0000');
    return {
      sid,
      account_sid: accountSid,
      api_version: '2010-04-01',
      body,
      date_created: date,
      date_sent: null,
      date_updated: date,
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      from,
      messaging_service_sid: null,
      num_media: '0',
      num_segments: String(smsSize(body).segments),
      price: null,
      price_unit: null,
      status: 'queued',
      subresource_uris: { media: `${uri}/Media.json` },
      to,
      uri: `${uri}.json`,
    };
  }
}
