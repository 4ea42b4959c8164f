import type { Place } from '../../../dossiers/places/index.js';

/** An open dossier, or one closed not long ago, that a contact may belong to. */
export interface Candidate {
  id: string;
  number: string;
  /** Null while a person has not said what it is about. */
  demarche: string | null;
  usagerId: string | null;
  confidential: boolean;
  receivedAt: Date;
  /** Null while it is open. */
  closedAt: Date | null;
  /** When its last contact arrived. */
  lastAt: Date;
  places: readonly Place[];
}

/** A contact that has just come in, as it was understood. */
export interface Arriving {
  /** Who it is, when that is certain: all the files of that person. */
  usagerIds: readonly string[];
  /** Who it may be. */
  likelyUsagerIds: readonly string[];
  /** Best first. */
  demarches: readonly string[];
  /** The first of them was decided: by a person, or above the threshold. */
  isDecided: boolean;
  places: readonly Place[];
  /** Of dossiers, in the text. */
  numbers: readonly string[];
  asksAgain: boolean;
  receivedAt: Date;
}

/** `certain`: joined by itself. `likely`: offered to a person. */
export type Grade = 'certain' | 'likely' | 'no';

export interface Judged {
  candidate: Candidate;
  grade: Exclude<Grade, 'no'>;
  /** In French, for the agent. */
  reasons: string[];
}
