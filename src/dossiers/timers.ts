import type { TownTransaction } from '../platform/database/index.js';

/** What a moment of a dossier asks for; src/pipeline/timers has the deed of each. */
export const timerKinds = [
  /** The service's promise to the usager ends in two days of its work. */
  'promise-soon',
  /** It has ended (K15). */
  'promise-passed',
  /** Silence decides in 15, 7 or 2 days (AR-15). */
  'tacit-decision',
  /** The deadline for the missing pieces: the legal clock goes on without them (PI-01b). */
  'suspension-over',
  /** A first word should have reached the usager by now (AR-01, EL-05). */
  'word-late',
  /** Seven working days without the acknowledgement of an electronic message, and ten, which is the last day (EL-06). */
  'acknowledgement-soon',
  'acknowledgement-late',
  /** A request that is another administration's should have been sent on by now (TR-03). */
  'transmission-late',
  /** A term the démarche has of its own (J10). */
  'own-term',
  /** An administration has not answered what was sent on to it. */
  'administration-silent',
  /** What was sent on to a social body need not be kept any longer (J18). */
  'forget-copy',
  /** An agent has not been heard of on a dossier since they took a task of it. */
  'task-silent',
  /** Working days have passed without an answer, or without news: the usager is told where the dossier stands (section 9). */
  'progress-due',
  /** The deadline for the missing pieces is near (T12). */
  'documents-reminder',
  /** The dossier was closed: its usager is asked some days later whether it is solved (T11). */
  'ask-if-solved',
  /** The usager has written something beside whether it is solved: words of danger call a person (UR-01). */
  'survey-words',
  /** An SMS was ready at night: it leaves when nobody is woken by it. */
  'sms-morning',
] as const;
export type TimerKind = (typeof timerKinds)[number];

export interface NewTimer {
  dossierId: string;
  kind: TimerKind;
  /** Unique in its dossier; the kind when absent. */
  key?: string;
  dueAt: Date;
  /** Ids, dates and words of closed lists. */
  facts?: Record<string, unknown>;
}

export interface TimerRow {
  dossier_id: string;
  key: string;
  kind: TimerKind;
  facts: Record<string, unknown>;
  due_at: Date;
}

/** Sets moments. One that is set and has not rung is moved; one that rang is not set again. */
export async function setTimers(tx: TownTransaction, timers: readonly NewTimer[]): Promise<void> {
  if (timers.length === 0) return;
  await tx.query(
    `INSERT INTO timer (town_id, dossier_id, key, kind, facts, due_at)
     SELECT $1, dossier_id, key, kind, facts, due_at
     FROM jsonb_to_recordset($2::jsonb) AS timer (dossier_id uuid, key text, kind text, facts jsonb, due_at timestamptz)
     ON CONFLICT (town_id, dossier_id, key) DO UPDATE SET facts = excluded.facts, due_at = excluded.due_at
       WHERE timer.rang_at IS NULL`,
    [tx.townId, JSON.stringify(timers.map(asRow))],
  );
}

/** None of these kinds rings any more for the dossier; those that rang may be set again. */
export async function stopTimers(tx: TownTransaction, dossierId: string, kinds: readonly TimerKind[]): Promise<void> {
  await tx.query('DELETE FROM timer WHERE town_id = $1 AND dossier_id = $2 AND kind = ANY ($3)', [
    tx.townId,
    dossierId,
    kinds,
  ]);
}

function asRow({ dossierId, kind, key = kind, dueAt, facts = {} }: NewTimer) {
  return { dossier_id: dossierId, key, kind, facts, due_at: dueAt };
}
