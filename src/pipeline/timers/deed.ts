import type { DossierRow } from '../../dossiers/rows.js';
import type { TimerRow } from '../../dossiers/timers.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import type { Handed } from '../stage.js';

/** What is at hand when a moment of a dossier has come. */
export interface Ringing {
  tx: TownTransaction;
  town: Town;
  /** Locked. It may have been closed since the moment was set: each deed looks. */
  dossier: DossierRow;
  timer: TimerRow;
  at: Date;
}

/** Done once, in the transaction that marks the timer as rung. @returns what the line has to do now */
export type Deed = (ringing: Ringing) => Promise<Handed[]>;
