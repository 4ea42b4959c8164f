import {
  candidatesOf,
  candidatesSql,
  matchUsager,
  soughtBy,
  type CandidateRow,
  type Match,
} from '../../dossiers/usagers/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { UsagerRecord } from './usager-record.js';

/** Usagers who may be the same by what is shown of this one, likeliest first; not those a person has said to be somebody else. */
export async function doublesOf(
  tx: TownTransaction,
  { id, fileIds, names, identities }: UsagerRecord,
  at: Date,
): Promise<Match[]> {
  const [found] = await tx.query<{ candidates: CandidateRow[] }>(`SELECT ${candidatesSql(2)} AS candidates`, [
    tx.townId,
    soughtBy(identities),
  ]);
  const others = candidatesOf(found!.candidates).filter((candidate) => candidate.id !== id);
  const { certain, likely } = matchUsager({ names, identities }, others, at);
  const distinct = await distinctFrom(tx, fileIds);
  return [...(certain ? [certain] : []), ...likely].filter(
    ({ usagerIds }) => !usagerIds.some((each) => distinct.has(each)),
  );
}

/** Files a person has said to be somebody else's. */
export async function distinctFrom(tx: TownTransaction, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT other_id AS id FROM usager_distinction WHERE town_id = $1 AND one_id = ANY ($2)
     UNION SELECT one_id FROM usager_distinction WHERE town_id = $1 AND other_id = ANY ($2)`,
    [tx.townId, fileIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** A person says that these are two; said twice is said once. */
export async function distinguish(
  tx: TownTransaction,
  one: string,
  other: string,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO usager_distinction (town_id, one_id, other_id, actor, at)
     VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $4, $5) ON CONFLICT DO NOTHING`,
    [tx.townId, one, other, actor, at],
  );
}
