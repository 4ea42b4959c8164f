import type { Pickup } from './numbers.js';

/** One call of an usager, as a little play. Nothing waits: seconds pass in the story only. */
export interface Ring {
  /** E.164. */
  from?: string;
  /** The number that takes the call, E.164. */
  to: string;
  /** The number that was dialled, when a town's own exchange forwarded the call to `to`. */
  forwardedFrom?: string;
  withheld?: boolean;
  /** What the caller says each time a question is asked, in order; '' or nothing left: silence. */
  says?: string[];
  /** Keys the caller presses, before saying anything. */
  digits?: string;
  /** What becomes of the first number rung; else the number itself decides. */
  serviceAnswers?: Pickup;
  /** What becomes of the numbers rung after it; else each number decides. */
  switchboardAnswers?: Pickup;
  /** How long they talk once somebody has answered. */
  talkSeconds?: number;
  /** The caller gives up this long after the first ring, wherever the call then is. */
  hangsUpAfterSeconds?: number;
  /** Networks lose, repeat and reorder status callbacks; `last-lost`: the one that says that the call is over. */
  callbacks?: 'in-order' | 'reversed-and-twice' | 'last-lost';
}

/** What happened in a call, for a test or for somebody watching. */
export interface Transcript {
  callSid: string;
  /** What the caller heard, sentence by sentence. */
  said: string[];
  dialled: Dialled[];
  /** How the call ended: `completed`, `busy`, … */
  status: string;
  seconds: number;
  /** The carrier's error code when the application's answer was of no use (11200: HTTP, 12100: not TwiML, …). */
  error: number | null;
}

export interface Dialled {
  number: string;
  /** What the telephone rung displays as its caller. */
  shows: string;
  /** `completed` when somebody answered. */
  status: 'completed' | 'busy' | 'no-answer' | 'failed';
}
