import type { CarrierAccount } from './account.js';
import type { Dialled, Ring, Transcript } from './call-script.js';
import { newSid } from './sids.js';
import { signedPost, type Answer } from './signed-post.js';

/** The caller puts the receiver down: interrupts whatever is going on. */
export class HungUp extends Error {}

/** Something the carrier gives up on, with its error code. */
export class CarrierFailure extends Error {
  constructor(readonly code: number) {
    super(`error ${code}`);
  }
}

/** What the story gives the caller to do; an outgoing call has the same, for the person called. */
export type Script = Omit<Ring, 'from' | 'to' | 'forwardedFrom' | 'withheld'>;

export interface Parties {
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api';
  forwardedFrom?: string;
}

/** One call: its clock, what was heard, and the webhooks that leave about it. */
export class VirtualCall {
  readonly sid = newSid('CA');
  readonly said: string[] = [];
  readonly dialled: Dialled[] = [];
  readonly says: string[];
  status = 'ringing';
  digits: string;
  seconds = 0;
  private readonly held: (() => Promise<Answer>)[] = [];

  constructor(
    readonly account: CarrierAccount,
    readonly parties: Parties,
    readonly script: Script,
  ) {
    this.says = [...(script.says ?? [])];
    this.digits = script.digits ?? '';
  }

  /** Lets time pass in the story. Throws HungUp once the caller has had enough. */
  pass(seconds: number): void {
    const limit = this.script.hangsUpAfterSeconds;
    if (limit !== undefined && this.seconds + seconds >= limit) {
      this.seconds = Math.max(this.seconds, limit);
      throw new HungUp();
    }
    this.seconds += seconds;
  }

  /** Asks the application what to do next. */
  async ask(url: string, extra: Record<string, string> = {}): Promise<string> {
    const answer = await signedPost(this.account, url, { ...this.fields(), ...extra });
    if (answer.status >= 400) throw new CarrierFailure(11200);
    if (!/xml$/.test(answer.mediaType)) throw new CarrierFailure(12300);
    return answer.body;
  }

  /** Tells the application of a step, now or, when callbacks travel badly, at the end. */
  async tell(url: string, fields: Record<string, string>): Promise<void> {
    const form = {
      ...fields,
      Timestamp: new Date().toUTCString().replace('GMT', '+0000'),
      CallbackSource: 'call-progress-events',
    };
    const send = () => signedPost(this.account, url, form);
    if (this.script.callbacks === 'reversed-and-twice') this.held.push(send, send);
    else await send();
  }

  /** Sends what was held back, the last step first. */
  async release(): Promise<void> {
    for (const send of this.held.splice(0).reverse()) await send();
  }

  fields(): Record<string, string> {
    const { from, to, direction, forwardedFrom } = this.parties;
    return {
      CallSid: this.sid,
      AccountSid: this.account.accountSid,
      ApiVersion: '2010-04-01',
      CallStatus: this.status,
      Direction: direction,
      ...partiesFields(from, to),
      ...(forwardedFrom ? { ForwardedFrom: forwardedFrom } : {}),
    };
  }

  transcript(error: number | null): Transcript {
    const { sid: callSid, said, dialled, status, seconds } = this;
    return { callSid, said, dialled, status, seconds: Math.round(seconds), error };
  }
}

/** Who calls whom, under each of the names the carrier gives it. */
export function partiesFields(from: string, to: string): Record<string, string> {
  const place = (prefix: string, number: string) => ({
    [`${prefix}Country`]: number.startsWith('+33') ? 'FR' : '',
    [`${prefix}City`]: '',
    [`${prefix}State`]: '',
    [`${prefix}Zip`]: '',
  });
  return {
    From: from,
    Caller: from,
    To: to,
    Called: to,
    ...place('From', from),
    ...place('Caller', from),
    ...place('To', to),
    ...place('Called', to),
  };
}
