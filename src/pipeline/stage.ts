import type { ContactRow, DossierRow, MessageRow } from '../dossiers/rows.js';
import type { ContactState } from '../dossiers/states.js';
import type { TownTransaction } from '../platform/database/index.js';
import type { StageName, Subject } from './stages.js';

/** Work for the next stage, written in the same transaction. */
export interface Handed {
  stage: StageName;
  subjectId: string;
}

/**
 * How a stage ends; it throws only when surprised, and is then tried again.
 * `done`: the subject goes on. `toHuman`: a person goes on, the reason is shown. `later`: the same again after a delay.
 */
export type Outcome =
  | { outcome: 'done'; leaves?: ContactState; reason?: string; hand?: Handed[] }
  | { outcome: 'toHuman'; reason: string; hand?: Handed[] }
  | { outcome: 'later'; delayMs: number };

export const done = (leaves?: ContactState, hand: Handed[] = [], reason?: string): Outcome => ({
  outcome: 'done',
  leaves,
  hand,
  reason,
});
export const toHuman = (reason: string, hand: Handed[] = []): Outcome => ({ outcome: 'toHuman', reason, hand });
export const later = (delayMs: number): Outcome => ({ outcome: 'later', delayMs });

interface SubjectRows {
  contact: ContactRow;
  dossier: DossierRow;
  message: MessageRow;
}

export interface Stage<Kind extends Subject = Subject, Prepared = unknown> {
  readonly name: StageName;
  /**
   * Slow work, outside any transaction: reading, sending. It may run twice, or for nothing.
   * @returns null when nothing is left to do
   */
  prepare?(townId: string, subjectId: string): Promise<Prepared | null>;
  /** True for a town for which `prepare` is slow: the stage then has a job of its own, and holds up no other's transaction. */
  ridesAlone?(townId: string): Promise<boolean>;
  /** In the transaction that has claimed the work: everything written here happens once. */
  run(tx: TownTransaction, subject: SubjectRows[Kind], prepared: Prepared): Promise<Outcome>;
}

export const STAGES = Symbol('STAGES');
