import type { TownTransaction } from '../platform/database/index.js';

/** Who acts when nobody does. */
export const program = 'aiguillage';

/** Something that happened to a dossier. `data` holds ids, dates and words of closed lists: never an usager's words. */
export interface TimelineEvent {
  dossierId: string;
  kind: string;
  data?: Record<string, unknown>;
  /** Login of the agent, or `aiguillage`. */
  actor?: string;
  at: Date;
}

/** Adds events to the journal; the database numbers and chains them (migration 0004). */
export async function writeEvents(tx: TownTransaction, events: readonly TimelineEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, dossier_id, at, actor, kind, data
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (dossier_id uuid, at timestamptz, actor text, kind text, data jsonb))
       WITH ORDINALITY AS event (dossier_id, at, actor, kind, data, place)
     ORDER BY place`,
    [tx.townId, JSON.stringify(events.map(asRow))],
  );
}

function asRow({ dossierId, kind, data = {}, actor = program, at }: TimelineEvent) {
  return { dossier_id: dossierId, at, actor, kind, data };
}
