import { firstWords } from '../../dossiers/first-words.js';
import type { ArrivalFacts, CallFacts } from '../../dossiers/arrival.js';
import type { LiveEvent } from '../../pipeline/intake/door.types.js';
import { notesOf } from './call-notes.js';

const finalStatuses = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];
// Callbacks of one instant come in any order; those of a desk's leg are given this long to catch up with the call's own.
const lateCallbacksMs = 2 * 60_000;
const silenceMs = 15 * 60_000;
// The carrier itself ends a call after four hours.
const longestTalkMs = 4 * 3_600_000 + silenceMs;

/** True once the carrier has said that the call is over and what became of every desk it rang, in whatever order. */
export function hasEnded(notes: readonly LiveEvent[]): boolean {
  return isOver(notes) && notesOf(notes, 'dial').every(({ leg }) => hasResult(notes, leg));
}

/** What the call was, from its notes: facts for the line. Calls that nobody took and that ended by themselves are `abandoned`. */
export function callFacts(notes: readonly LiveEvent[]): ArrivalFacts {
  const incoming = notesOf(notes, 'incoming')[0];
  const seconds = secondsOf(notes);
  const words = notesOf(notes, 'question')
    .flatMap((note) => note.words ?? [])
    .join('\n');
  return {
    ...(words ? { subject: firstWords(words), text: words } : {}),
    call: {
      calledSda: incoming?.line ?? '',
      withheld: incoming?.withheld ?? true,
      transfers: notesOf(notes, 'dial').filter(({ transfer, leg }) => transfer && wasRung(notes, leg)).length,
      outcome: outcomeOf(notes),
      ...(seconds === null ? {} : { seconds }),
    },
  };
}

/**
 * For the sweeper: the facts of a call whose end was never told, null while it may still be going on.
 *
 * @param notes of one call that is not finished, at least one of them
 */
export function overdue(notes: readonly LiveEvent[], now: Date): ArrivalFacts | null {
  const last = Math.max(...notes.map(({ at }) => at.getTime()));
  const patienceMs = isOver(notes) ? lateCallbacksMs : isTalking(notes) ? longestTalkMs : silenceMs;
  return now.getTime() - last > patienceMs ? callFacts(notes) : null;
}

function outcomeOf(notes: readonly LiveEvent[]): CallFacts['outcome'] {
  if (wasAnswered(notes)) return 'answered';
  if (notesOf(notes, 'unanswered').length > 0) return 'missed';
  const broken = notesOf(notes, 'status').some(({ status }) => status === 'failed' || status === 'busy');
  return broken ? 'failed' : 'abandoned';
}

function wasAnswered(notes: readonly LiveEvent[]): boolean {
  return [...notesOf(notes, 'leg'), ...notesOf(notes, 'dialled')].some(({ status }) =>
    ['in-progress', 'answered', 'completed'].includes(status),
  );
}

function isTalking(notes: readonly LiveEvent[]): boolean {
  const legs = notesOf(notes, 'leg').filter(({ status }) => status === 'in-progress');
  return legs.some(({ leg }) => !hasResult(notes, leg));
}

/** True of a status after which a call, or a desk's leg, has ended. */
export function isCallOver(status: string): boolean {
  return finalStatuses.includes(status);
}

function isOver(notes: readonly LiveEvent[]): boolean {
  return notesOf(notes, 'status').some(({ status }) => isCallOver(status));
}

/** A desk we asked to ring is rung unless the caller hung up at that very moment. */
function wasRung(notes: readonly LiveEvent[], leg: number): boolean {
  return [...notesOf(notes, 'leg'), ...notesOf(notes, 'dialled')].some((step) => step.leg === leg);
}

function hasResult(notes: readonly LiveEvent[], leg: number): boolean {
  return (
    notesOf(notes, 'dialled').some((dialled) => dialled.leg === leg) ||
    notesOf(notes, 'leg').some((step) => step.leg === leg && isCallOver(step.status))
  );
}

/** As the carrier counts it, else between the first and the last note. */
function secondsOf(notes: readonly LiveEvent[]): number | null {
  const counted = notesOf(notes, 'status').find(({ seconds }) => seconds !== null)?.seconds;
  if (counted != null) return counted;
  if (notes.length === 0) return null;
  const times = notes.map(({ at }) => at.getTime());
  return Math.round((Math.max(...times) - Math.min(...times)) / 1000);
}
