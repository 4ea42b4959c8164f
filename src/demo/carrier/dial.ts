import type { Dialled } from './call-script.js';
import { pickupOf, type Pickup } from './numbers.js';
import { newSid } from './sids.js';
import { CarrierFailure, HungUp, partiesFields, type VirtualCall } from './virtual-call.js';
import type { Element } from './xml.js';

const answersAfterSeconds = 6;
const busyAfterSeconds = 2;
const defaultTalkSeconds = 60;
const defaultTimeoutSeconds = 30;

/** Rings the number of a Dial and lets them talk. Returns the fields its `action` is told. */
export async function dial(call: VirtualCall, url: string, verb: Element): Promise<Record<string, string>> {
  const leg = legOf(call, url, verb);
  const record: Dialled = { number: leg.number, shows: leg.shows, status: 'no-answer' };
  const pickup = pickupFor(call, leg.number);
  call.dialled.push(record);
  await leg.tell('initiated', 'initiated');
  try {
    if (pickup !== 'failed') await leg.tell('ringing', 'ringing');
    call.pass(ringingSeconds(pickup, Number(verb.attributes['timeout'] ?? defaultTimeoutSeconds)));
  } catch (error) {
    return await callerGone(call, verb, url, leg, record, error, 0);
  }
  if (pickup !== 'answers') {
    record.status = pickup;
    await leg.tell('completed', pickup, 0);
    return result(leg.sid, pickup, 0);
  }
  record.status = 'completed';
  await leg.tell('answered', 'in-progress');
  const answeredAt = call.seconds;
  try {
    call.pass(call.script.talkSeconds ?? defaultTalkSeconds);
  } catch (error) {
    return await callerGone(call, verb, url, leg, record, error, call.seconds - answeredAt);
  }
  const talked = call.seconds - answeredAt;
  await leg.tell('completed', 'completed', talked);
  return result(leg.sid, 'completed', talked);
}

/**
 * The caller hung up: the leg ends, and `action` is still told, though nobody will hear its answer. A desk that was
 * still ringing is given as `no-answer`: only CallStatus tells it from one that did not answer.
 */
async function callerGone(
  call: VirtualCall,
  verb: Element,
  url: string,
  leg: Leg,
  record: Dialled,
  error: unknown,
  talked: number,
): Promise<never> {
  if (!(error instanceof HungUp)) throw error;
  call.status = 'completed';
  await leg.tell('completed', record.status, talked);
  const { action } = verb.attributes;
  if (action) await call.ask(new URL(action, url).href, result(leg.sid, record.status, talked));
  throw error;
}

interface Leg {
  sid: string;
  number: string;
  shows: string;
  tell(event: string, status: string, talked?: number): Promise<void>;
}

function legOf(call: VirtualCall, url: string, verb: Element): Leg {
  const nouns = verb.children.filter(({ name }) => name === 'Number');
  if (nouns.length !== verb.children.length || nouns.length > 1) throw new CarrierFailure(12200);
  const number = (nouns[0] ?? verb).text.trim();
  if (!/^\+[1-9]\d{6,14}$/.test(number)) throw new CarrierFailure(13224);
  const shows = verb.attributes['callerId'] ?? call.parties.from;
  const { statusCallback, statusCallbackEvent = 'completed' } = nouns[0]?.attributes ?? {};
  const sid = newSid('CA');
  let sequence = 0;
  const tell = async (event: string, status: string, talked?: number) => {
    const SequenceNumber = String(sequence++);
    if (!statusCallback || !statusCallbackEvent.split(' ').includes(event)) return;
    await call.tell(new URL(statusCallback, url).href, {
      ...call.fields(),
      ...partiesFields(shows, number),
      CallSid: sid,
      ParentCallSid: call.sid,
      CallStatus: status,
      Direction: 'outbound-dial',
      SequenceNumber,
      ...(talked === undefined ? {} : { CallDuration: String(Math.round(talked)), Duration: minutes(talked) }),
    });
  };
  return { sid, number, shows, tell };
}

function pickupFor(call: VirtualCall, number: string): Pickup {
  const { serviceAnswers, switchboardAnswers } = call.script;
  return (call.dialled.length === 0 ? serviceAnswers : switchboardAnswers) ?? pickupOf(number);
}

function ringingSeconds(pickup: Pickup, timeout: number): number {
  if (pickup === 'answers') return Math.min(answersAfterSeconds, timeout);
  return pickup === 'no-answer' ? timeout : busyAfterSeconds;
}

function result(sid: string, status: string, talked: number): Record<string, string> {
  const answered = status === 'completed';
  return {
    DialCallSid: sid,
    DialCallStatus: status,
    DialBridged: String(answered),
    ...(answered ? { DialCallDuration: String(Math.round(talked)) } : {}),
  };
}

/** Billed minutes, begun ones included. */
export function minutes(seconds: number): string {
  return String(Math.ceil(seconds / 60));
}
