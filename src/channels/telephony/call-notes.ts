import type { LiveEvent } from '../../pipeline/intake/door.types.js';
import type { CallWebhook } from './call-params.js';
import type { Destination } from './destinations.js';
import type { Danger, Hint } from './lines.js';

/** What is written down about a call while it goes on, by kind. Numbers are the town's, never the caller's. */
export interface CallNotes {
  /** `line`: the number dialled first, E.164. */
  incoming: { line: string; withheld: boolean };
  question: { words: string | null; digit: string | null };
  danger: { level: Danger['level']; numbers: string[] };
  hint: Omit<Hint, 'phone'>;
  /** A desk begins to ring; `leg` counts from 1. */
  dial: Destination & { leg: number };
  dialled: { leg: number; status: string };
  /** Nobody answered and the caller was told so. */
  unanswered: Record<string, never>;
  /** A step in the life of a desk's leg: `initiated`, `ringing`, `in-progress`, then how it ended. */
  leg: { leg: number; status: string };
  /** A step in the life of the call itself. */
  status: { status: string; seconds: number | null };
}

/**
 * Keys are the same when the carrier repeats itself: SID + step, or SID + status + sequence number (by SID alone the
 * later statuses of a call would be taken for repetitions).
 */
export function callNote<Kind extends keyof CallNotes>(
  call: CallWebhook,
  kind: Kind,
  data: CallNotes[Kind],
  now: Date,
): LiveEvent {
  return { key: keyOf(call, kind, data), kind, at: call.at ?? now, data: { ...data } };
}

function keyOf(call: CallWebhook, kind: keyof CallNotes, data: CallNotes[keyof CallNotes]): string {
  if (kind === 'leg' || kind === 'status') return `${call.callSid}-${call.status}-${call.sequence}`;
  return [call.callSid, kind, ...('leg' in data ? [data.leg] : [])].join('-');
}

/** Notes of one kind, in the order in which they were written. */
export function notesOf<Kind extends keyof CallNotes>(notes: readonly LiveEvent[], kind: Kind): CallNotes[Kind][] {
  return notes.filter((note) => note.kind === kind).map((note) => note.data as CallNotes[Kind]);
}
