import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../platform/database/index.js';
import { setTimers } from './timers.js';

/** What is owed to the usager; see docs/domain/rules.md, sections 2 to 5. */
export const debtKinds = [
  /** T04: the date of arrival of an electronic message, at once (EL-05, CRPA R112-11-2). */
  'registration-notice',
  /** T01 or T03 (AR-01, AR-07). */
  'acknowledgement',
  /** T16: which dossiers follow from one letter or mail that asks for several things (J24). */
  'split-notice',
  /** T08: what was understood of a call or a visit (CA-01). */
  'written-confirmation',
  /** T06: where to go with a question that is not ours (TR-04). */
  'orientation',
  /** T05: whom the request was sent to; owed from the routing, paid once it was sent (TR-01). */
  'transmission-notice',
  /** T09 or T08: what an earlier message said of the démarche and its service was wrong (TR-06). */
  'rectification',
  /** T09: where a dossier stands, when its usager asks again (AR-14), when no answer comes, or when its service has news. */
  'progress',
  /** T09: silence decides on another day than we said, now that the pieces have come or their deadline has passed (PI-01b). */
  'acknowledgement-complement',
  /** T07: what is missing, and by when (EL-08). */
  'missing-documents',
  /** T12: what is missing is awaited soon. */
  'reminder',
  /** T15: what must be known of the usager or their request before it can be dealt with (EL-02). */
  'precision',
  /** T10 without its end: the service writes, and the dossier stays open. */
  'reply',
  /** T10: the answer itself. A dossier without it cannot close. */
  'answer',
  /** T11: asked of whoever was answered, once. It is owed by a closed dossier, and keeps none from closing. */
  'is-it-solved',
  /** T13: we have missed a call, and call back. */
  'missed-call',
] as const;
export type DebtKind = (typeof debtKinds)[number];

/** Where the usager may turn to, outside the town hall. */
export interface Destination {
  name: string;
  /** Lines of the postal address, without the name. */
  address: readonly string[];
  /** E.164. */
  phone: string | null;
}

/** Against an express refusal; `general`: the mayor, or the administrative court. */
export type Appeal = 'general' | 'cada' | 'attestation';

/** What the message will say beside what the dossier knows. */
export interface DebtFacts {
  /** Numbers of the dossiers told in one message, the parent first (J01). */
  numbers?: string[];
  /** What those dossiers are about, in the same order, in French, when a person has found several needs in one contact (J24). */
  titles?: string[];
  /** Services that do their part of it beside the dossier's own, with their numbers, in French (J09). */
  otherServices?: string[];
  missingDocuments?: string[];
  /** YYYY-MM-DD. */
  missingDeadline?: string;
  answerText?: string;
  /** The next step in plain French, without a full stop. Absent: the answer of the service. */
  progressText?: string;
  /** True when the service has written it. */
  fromService?: true;
  /** `done`: something was carried out, `answer`: a question was answered. */
  variant?: 'answer' | 'done' | 'refusal';
  /** The decision that refuses: who signed it, in words, and when (YYYY-MM-DD). */
  decision?: { by: string; on: string };
  /** Whom the usager may turn to against it. */
  appeal?: Appeal;
  /** Ends the link to the question whether it is solved. */
  surveySecret?: string;
  /** Id of the contact it answers; absent: the first one of the dossier. */
  contact?: string;
  /** ISO instant: when the need was first told, if not in that contact. */
  firstToldAt?: string;
  /** ISO instant: when the request went to the other administration. */
  forwardedAt?: string;
  /** The office it went to, as it was written to. */
  destination?: Destination;
  /** How the dossier was closed before a contact opened it again, `closedAt` an ISO instant: so it is again if that one leaves. */
  reopened?: { closedAt: string | null; reason: string | null };
}

export interface NewDebt {
  dossierId: string;
  kind: DebtKind;
  /** Unique in its dossier; the kind when absent. A reopened dossier owes another answer, `answer-2`. */
  key?: string;
  dueAt: Date;
  /** False: something must happen first (the answer must be written, the request transmitted). */
  payable: boolean;
  facts?: DebtFacts;
  /** Why it is waived from the start: nobody can be told. */
  waived?: 'no_contact' | 'handed-over';
}

/** Writes debts down. One that is there already is left as it is, unless it was waived since its contact had left. */
export async function addDebts(tx: TownTransaction, debts: readonly NewDebt[]): Promise<void> {
  if (debts.length === 0) return;
  await tx.query(
    `INSERT INTO debt (town_id, id, dossier_id, key, kind, state, payable, facts, due_at, reason, ended_at)
     SELECT $1, id, dossier_id, key, kind, state, payable, facts, due_at, reason, CASE WHEN state = 'owed' THEN NULL ELSE now() END
     FROM jsonb_to_recordset($2::jsonb) AS debt
       (id uuid, dossier_id uuid, key text, kind text, state text, payable boolean, facts jsonb, due_at timestamptz, reason text)
     ON CONFLICT (town_id, dossier_id, key) DO UPDATE
       SET state = excluded.state, payable = excluded.payable, facts = excluded.facts, due_at = excluded.due_at,
           reason = excluded.reason, ended_at = excluded.ended_at
       WHERE debt.state = 'waived' AND debt.reason = 'separated'`,
    [tx.townId, JSON.stringify(debts.map(asRow))],
  );
  await watchFirstWords(tx, debts);
}

/** Words that say at least who answers, as an acknowledgement does; a proof of date does not (EL-06). */
export const acknowledging: readonly DebtKind[] = [
  'acknowledgement',
  'written-confirmation',
  'orientation',
  'transmission-notice',
  'answer',
];

/** Said by one message or not at all: nobody is looked for, called or written to so that they hear it. */
export const saidOnce: readonly DebtKind[] = ['missed-call', 'is-it-solved'];

const firstWords: readonly DebtKind[] = ['registration-notice', 'acknowledgement'];

/** A person hears of a first word that has not reached the usager in time (AR-01, EL-05). */
export function watchFirstWords(tx: TownTransaction, debts: readonly NewDebt[]): Promise<void> {
  const watched = debts.filter(({ kind, waived }) => firstWords.includes(kind) && !waived);
  return setTimers(
    tx,
    watched.map(({ dossierId, kind, key = kind, dueAt }) => ({
      dossierId,
      kind: 'word-late',
      key: `word-late-${key}`,
      dueAt,
      facts: { debt: key, kind },
    })),
  );
}

function asRow({ dossierId, kind, key = kind, dueAt, payable, facts = {}, waived }: NewDebt) {
  const state = waived === 'no_contact' ? 'waived' : waived === 'handed-over' ? 'settled' : 'owed';
  return { id: uuid(), dossier_id: dossierId, key, kind, state, payable, facts, due_at: dueAt, reason: waived ?? null };
}

/** A debt becomes payable, with what its message will say: the request was transmitted, the answer is written. */
export async function makePayable(
  tx: TownTransaction,
  dossierId: string,
  kind: DebtKind,
  facts: DebtFacts,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE debt SET payable = true, facts = facts || $4 WHERE town_id = $1 AND dossier_id = $2 AND kind = $3 AND state = 'owed'
     AND message_id IS NULL RETURNING 1`,
    [tx.townId, dossierId, kind, JSON.stringify(facts)],
  );
  return rows.length > 0;
}
