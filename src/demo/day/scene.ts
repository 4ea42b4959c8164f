import type { DrawnLetter } from '../scanner/index.js';

/** One thing that happens in the demo's day. It comes in by the town's real doors. */
export type Scene = CallScene | MailScene | LetterScene | FormScene | VisitScene;

interface Any {
  id: string;
  /** On the button that plays it. */
  label: string;
  /** Slug of the town. */
  town: string;
}

export interface CallScene extends Any {
  channel: 'call';
  /** Which number is dialled: the switchboard's, or the direct number of a service (its id). */
  line: string;
  /** E.164. Absent: withheld. */
  from?: string;
  /** What the caller answers when asked why they call. */
  says: string[];
}

export interface MailScene extends Any {
  channel: 'email';
  from: { name: string; address: string };
  subject: string;
  text: string;
  /** Name of a text file that comes with it. */
  attachment?: string;
  /** A machine wrote it (RFC 3834). */
  isAutomatic?: boolean;
}

export interface LetterScene extends Any {
  channel: 'letter';
  /** Dated from the day it is played. */
  letter: Omit<DrawnLetter, 'date'>;
}

export interface FormScene extends Any {
  channel: 'web_form';
  form: Record<string, unknown>;
}

export interface VisitScene extends Any {
  channel: 'counter';
  visit: Record<string, unknown>;
}
