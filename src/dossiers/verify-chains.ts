import type { TownDatabase } from '../platform/database/index.js';

export interface BrokenLink {
  dossier: string;
  /** Place of the event in the journal of its dossier. */
  seq: number;
  /** `altered`: the event is not what was written; `unlinked`: the one before it was removed, moved or changed. */
  fault: 'altered' | 'unlinked';
}

export interface Verified {
  dossiers: number;
  events: number;
  broken: BrokenLink[];
}

/** Reads every journal of a town and computes every hash again. A dossier without any event is broken too. */
export async function verifyChains(database: TownDatabase, townId: string): Promise<Verified> {
  return database.inTown(townId, async (tx) => {
    const [counts] = await tx.query<{ dossiers: number; events: number }>(
      'SELECT (SELECT count(*)::int FROM dossier WHERE town_id = $1) AS dossiers, (SELECT count(*)::int FROM timeline WHERE town_id = $1) AS events',
      [townId],
    );
    const broken = await tx.query<BrokenLink>(
      `WITH chain AS (
         SELECT event.dossier_id, event.seq, event.hash = timeline_hash(event) AS intact,
                event.previous_hash = coalesce(lag(event.hash) OVER journal, '') AND event.seq = row_number() OVER journal AS linked
         FROM timeline event WHERE town_id = $1 WINDOW journal AS (PARTITION BY event.dossier_id ORDER BY event.seq))
       SELECT number AS dossier, coalesce(seq, 0) AS seq, CASE WHEN intact = false THEN 'altered' ELSE 'unlinked' END AS fault
       FROM dossier LEFT JOIN chain ON dossier_id = dossier.id
       WHERE town_id = $1 AND (seq IS NULL OR NOT intact OR NOT linked) ORDER BY number, seq`,
      [townId],
    );
    return { ...counts!, broken };
  });
}
