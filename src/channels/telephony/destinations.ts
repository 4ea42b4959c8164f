import type { Danger, Hint, Line } from './lines.js';

/** Why a desk is rung. The last three: what became of the desk before it. */
export type DialReason = 'dialled' | 'hint' | 'asked' | 'danger' | 'closed' | 'busy' | 'no-answer' | 'failed';

/** A person to ring. `transfer`: the call leaves the line that was dialled, which K1 counts. */
export interface Destination {
  number: string;
  reason: DialReason;
  transfer: boolean;
}

export interface Heard {
  digit: string | null;
  danger: Danger | null;
  hint: Hint | null;
}

// Under this a caller is better served by a person who asks (rather ask than guess).
const sureEnough = 0.75;

/** The first person to ring. A word of danger never leaves the caller to a guess; an emergency goes to the switchboard. */
export function firstDestination(line: Line, heard: Heard): Destination {
  const { service, switchboard } = line;
  const away = service !== undefined && service.phone !== switchboard;
  if (heard.danger?.level === 'emergency') return { number: switchboard, reason: 'danger', transfer: away };
  if (heard.digit === '0') return { number: switchboard, reason: 'asked', transfer: away };
  if (service?.open === false) return { number: switchboard, reason: 'closed', transfer: away };
  if (service) return { number: service.phone, reason: 'dialled', transfer: false };
  if (!heard.danger && heard.hint && heard.hint.confidence >= sureEnough) {
    return { number: heard.hint.phone, reason: 'hint', transfer: false };
  }
  return { number: switchboard, reason: 'dialled', transfer: false };
}

/**
 * The next person when the last one did not answer: the switchboard, else the service dialled; null when both were tried.
 *
 * @param dialStatus the carrier's word for what became of the last one
 */
export function nextDestination(line: Line, tried: string[], dialStatus: string): Destination | null {
  const people = [line.switchboard, ...(line.service && line.service.open !== false ? [line.service.phone] : [])];
  const number = people.find((each) => !tried.includes(each));
  return number === undefined ? null : { number, reason: unansweredReason(dialStatus), transfer: true };
}

/** True when somebody took the call. */
export function isAnswered(dialStatus: string): boolean {
  return dialStatus === 'completed' || dialStatus === 'answered';
}

function unansweredReason(dialStatus: string): DialReason {
  if (dialStatus === 'busy') return 'busy';
  return dialStatus === 'no-answer' ? 'no-answer' : 'failed';
}
