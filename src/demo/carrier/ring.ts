import type { CarrierAccount } from './account.js';
import type { Ring, Transcript } from './call-script.js';
import { minutes } from './dial.js';
import { followTwiml } from './follow-twiml.js';
import { CarrierFailure, HungUp, VirtualCall } from './virtual-call.js';

const voicePath = '/twilio/voice/incoming';
const statusPath = '/twilio/voice/status';
const someone = '+33639984101';
/** ANONYMOUS on a keypad: how the carrier writes a withheld number. */
const anonymous = '+266696687';

/** An usager calls: the call is offered to the application, its answers are followed, its end is told. */
export async function ring(account: CarrierAccount, play: Ring): Promise<Transcript> {
  const { from = someone, to, forwardedFrom, withheld = false, ...script } = play;
  const parties = { from: withheld ? anonymous : from, to, direction: 'inbound' as const };
  const call = new VirtualCall(account, forwardedFrom ? { ...parties, forwardedFrom } : parties, script);
  const error = await untilTheEnd(call, async () => {
    const url = `${account.publicUrl}${voicePath}`;
    const body = await call.ask(url);
    call.status = 'in-progress';
    await followTwiml(call, url, body);
  });
  if (script.callbacks !== 'last-lost') await tellEnd(call, `${account.publicUrl}${statusPath}`);
  await call.release();
  return call.transcript(error);
}

/** Plays a call; whatever happens in it, it has ended. Returns the carrier's error code, null when there is none. */
export async function untilTheEnd(call: VirtualCall, play: () => Promise<void>): Promise<number | null> {
  try {
    await play();
    return null;
  } catch (error) {
    call.status = 'completed';
    if (error instanceof HungUp) return null;
    if (error instanceof CarrierFailure) return error.code;
    throw error;
  }
}

/** The callback that closes a call. */
export function tellEnd(call: VirtualCall, url: string, sequence = 0): Promise<void> {
  return call.tell(url, {
    ...call.fields(),
    SequenceNumber: String(sequence),
    CallDuration: String(Math.round(call.seconds)),
    Duration: minutes(call.seconds),
  });
}
