import type { CarrierAccount } from './account.js';
import type { Transcript } from './call-script.js';
import { followTwiml } from './follow-twiml.js';
import { pickupOf } from './numbers.js';
import { restError, type RestAnswer } from './rest-api.js';
import { tellEnd, untilTheEnd } from './ring.js';
import { VirtualCall } from './virtual-call.js';

const ringSeconds = 6;

/** Places the calls the application asks for, and follows what it wants said; the number called decides who answers. */
export class Calls {
  readonly placed: Transcript[] = [];
  private readonly goingOn = new Set<Promise<void>>();

  constructor(private readonly account: CarrierAccount) {}

  readonly create = (form: URLSearchParams): RestAnswer => {
    const to = form.get('To');
    const from = form.get('From');
    if (!to) return restError(400, 21201, "No 'To' number specified");
    if (!from) return restError(400, 21213, "No 'From' number specified");
    if (!form.get('Url') && !form.get('Twiml')) return restError(400, 21205, 'Url parameter is required.');
    const call = new VirtualCall(this.account, { from, to, direction: 'outbound-api' }, {});
    const play = this.play(call, form)
      .catch(() => undefined)
      .finally(() => this.goingOn.delete(play));
    this.goingOn.add(play);
    return { status: 201, body: this.resource(call) };
  };

  /** Resolves when every call placed has ended. */
  async settled(): Promise<void> {
    while (this.goingOn.size > 0) await Promise.all(this.goingOn);
  }

  private async play(call: VirtualCall, form: URLSearchParams): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const callback = form.get('StatusCallback');
    const events = form.getAll('StatusCallbackEvent').flatMap((each) => each.split(' '));
    let sequence = 0;
    const step = async (event: string, status: string) => {
      call.status = status;
      const number = sequence++;
      if (callback && events.includes(event)) {
        await call.tell(callback, { ...call.fields(), SequenceNumber: String(number) });
      }
    };
    await step('initiated', 'initiated');
    await step('ringing', 'ringing');
    const pickup = pickupOf(call.parties.to);
    const error = await untilTheEnd(call, async () => {
      call.pass(ringSeconds);
      if (pickup !== 'answers') return void (call.status = pickup);
      await step('answered', 'in-progress');
      const url = form.get('Url') ?? this.account.publicUrl;
      await followTwiml(call, url, form.get('Twiml') ?? (await call.ask(url)));
    });
    if (callback) await tellEnd(call, callback, sequence);
    this.placed.push(call.transcript(error));
  }

  private resource({ sid, parties }: VirtualCall): object {
    const { accountSid } = this.account;
    return {
      sid,
      account_sid: accountSid,
      api_version: '2010-04-01',
      direction: 'outbound-api',
      from: parties.from,
      to: parties.to,
      status: 'queued',
      uri: `/2010-04-01/Accounts/${accountSid}/Calls/${sid}.json`,
    };
  }
}
