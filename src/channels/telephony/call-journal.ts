import type { Arrival } from '../../dossiers/arrival.js';
import type { IntakeDoor } from '../../pipeline/intake/door.types.js';
import type { Clock } from '../../platform/clock/index.js';
import { callNote, type CallNotes } from './call-notes.js';
import { callFacts, hasEnded } from './call-outcome.js';
import type { CallWebhook } from './call-params.js';
import type { FoundLine } from './known-lines.js';
import { within } from './time-limit.js';

// The carrier waits 15 s for an answer, and a caller hears silence: a few writes must fit with room to spare.
const writeMs = 2_000;
// Nobody listens any more.
const finishMs = 10_000;

export type CallDoor = Pick<IntakeDoor, 'open' | 'note' | 'notes' | 'finish' | 'refuse'>;

/** Writes a call down as it goes on: one contact, whose key is the SID of the usager's call. Everything may run twice. */
export class CallJournal {
  constructor(
    private readonly door: CallDoor,
    private readonly clock: Clock,
  ) {}

  /** Opens the contact: nobody is answered before it is stored. */
  async open(call: CallWebhook, found: FoundLine): Promise<void> {
    await within(writeMs, this.door.open(this.arrival(call, found)));
    await this.note(call, found, 'incoming', { line: found.number, withheld: call.caller === null });
  }

  async note<Kind extends keyof CallNotes>(
    call: CallWebhook,
    { line }: FoundLine,
    kind: Kind,
    data: CallNotes[Kind],
  ): Promise<void> {
    const sourceKey = call.parentCallSid ?? call.callSid;
    await within(writeMs, this.door.note(line.townId, sourceKey, callNote(call, kind, data, this.clock.now())));
  }

  /** A call whose beginning could not be stored is stored now, with the first thing we can write again. */
  async reopenIfLost(call: CallWebhook, found: FoundLine): Promise<void> {
    const notes = await within(finishMs, this.door.notes(found.line.townId, call.callSid));
    if (!notes.some(({ kind }) => kind === 'incoming')) await this.open(call, found);
  }

  /** Puts the call into the line once its end and what became of every desk rung are known. */
  async finishIfEnded(call: CallWebhook, { line }: FoundLine): Promise<void> {
    const sourceKey = call.parentCallSid ?? call.callSid;
    const notes = await within(finishMs, this.door.notes(line.townId, sourceKey));
    if (hasEnded(notes)) await within(finishMs, this.door.finish(line.townId, sourceKey, callFacts(notes)));
  }

  /** Counts a call to a number of no town; nothing else is kept of it. */
  async refuse(call: CallWebhook): Promise<void> {
    const source = call.dialled[0] ?? 'unknown';
    await within(writeMs, this.door.refuse({ townId: null, channel: 'call', source, reason: 'unknown-number' }));
  }

  private arrival(call: CallWebhook, { number, line }: FoundLine): Arrival {
    return {
      townId: line.townId,
      channel: 'call',
      sourceKey: call.callSid,
      source: number,
      receivedAt: this.firstRing(call),
      sender: call.caller === null ? {} : { phone: call.caller },
      ...(line.service ? { serviceId: line.service.id } : {}),
    };
  }

  /** Now, as the call comes in; counted back from its end when it is only stored then. */
  private firstRing({ at, seconds }: CallWebhook): Date {
    return new Date((at ?? this.clock.now()).getTime() - (seconds ?? 0) * 1000);
  }
}
