import type { Arrival, ArrivalFacts, ChannelName } from '../../dossiers/arrival.js';

/**
 * Intake's public door, the only way into the line. Every method commits before it returns: a channel tells its
 * source "taken" (webhook answered, mail flagged, file moved) only afterwards.
 */
export interface IntakeDoor {
  /** Stores the arrival once; `duplicate` when its source key was there already (then nothing was written). */
  receive(arrival: Arrival): Promise<{ contactId: string; duplicate: boolean; first?: FirstArrival }>;
  /** Opens a contact that is still going on (a ringing call); it enters the line when `finish` is called. */
  open(arrival: Arrival): Promise<{ contactId: string; duplicate: boolean }>;
  /** Writes down something that happened during a live contact; `key` is unique in the contact (SID + status + sequence). */
  note(townId: string, sourceKey: string, event: LiveEvent): Promise<void>;
  /** What was written down so far about a live contact, in order of arrival; empty when the contact is unknown. */
  notes(townId: string, sourceKey: string): Promise<LiveEvent[]>;
  /** Ends a live contact and puts it into the line. Harmless when it has already ended. */
  finish(townId: string, sourceKey: string, facts: ArrivalFacts): Promise<void>;
  /** Counts something that was turned away and why; nothing of its content is kept. */
  refuse(refusal: Refusal): Promise<void>;
  /** Keeps something that cannot enter the line on the visible pile, with its original if there is one. */
  quarantine(arrival: Arrival, reason: string): Promise<{ contactId: string; duplicate: boolean }>;
}
export const INTAKE_DOOR = Symbol('INTAKE_DOOR');

/** What was stored under the source key of a duplicate. */
export interface FirstArrival {
  receivedAt: Date;
  /** The duplicate says the same; otherwise its words are kept nowhere. */
  isSame: boolean;
}

export interface LiveEvent {
  key: string;
  kind: string;
  at: Date;
  data: Record<string, unknown>;
}

export interface Refusal {
  /** Null when no town could be found (an unknown number, a bad signature). */
  townId: string | null;
  channel: ChannelName | 'sms';
  source: string;
  reason: string;
}
