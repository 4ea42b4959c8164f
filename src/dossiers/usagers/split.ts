import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Deed } from './merge.js';
import { tellDossiers } from './merge.js';
import type { Usager } from './files.js';
import type { SplitPlan } from './plan-split.js';
import { fold } from '../fold.js';
import { forgetSql, lostSql } from './known-by.js';

/**
 * Somebody else was in this usager's file: what is theirs goes to a new one. A dossier follows when all its contacts do. The two
 * are not offered as one again. The usager is held (`holdUsagers`).
 * @returns the new file
 */
export async function splitUsager(
  tx: TownTransaction,
  usager: Usager,
  plan: SplitPlan,
  { actor, at }: Deed,
): Promise<string> {
  const [changeId, newId] = [uuid(), uuid()];
  await tx.query(
    `WITH opened AS (INSERT INTO usager (town_id, id, name) VALUES ($1, $2, $3)),
     named AS (
       INSERT INTO usager_name (town_id, usager_id, name, folded)
       SELECT $1, $2, name, folded FROM unnest($4::text[], $5::text[]) AS given (name, folded)),
     identified AS (
       INSERT INTO identity (town_id, usager_id, kind, value)
       SELECT DISTINCT $1::uuid, $2::uuid, kind, value FROM jsonb_to_recordset($6) AS given (kind text, value text)),
     ${forgetSql('$7', '$8', '$9')},
     changed AS (
       INSERT INTO usager_change (town_id, id, kind, usager_id, other_id, moved, actor, at)
       VALUES ($1, $10, 'split', $2, $11, ${lostSql} || jsonb_build_object('contacts', (
         SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'usagerId', usager_id)), '[]') FROM contact WHERE town_id = $1 AND id = ANY ($14))), $12, $13)),
     distinct_now AS (
       INSERT INTO usager_distinction (town_id, one_id, other_id, actor, at)
       VALUES ($1, least($2::uuid, $11::uuid), greatest($2::uuid, $11::uuid), $12, $13) ON CONFLICT DO NOTHING)
     ${tellDossiers('usager-split', '$10', '$7', '$12', '$13')}`,
    [
      tx.townId,
      newId,
      plan.names[0] ?? null,
      plan.names,
      plan.names.map(fold),
      JSON.stringify(plan.identities),
      usager.fileIds,
      plan.lostNames,
      JSON.stringify(plan.lost),
      changeId,
      usager.id,
      actor,
      at,
      plan.contactIds,
    ],
  );
  // Afterwards: within one statement the new file would not be there yet for the dossiers told of it.
  await giveContacts(tx, plan.contactIds, usager.fileIds, newId);
  return newId;
}

/** Gives contacts to another file, and the dossiers that hold no other contact. @returns those dossiers */
export async function giveContacts(
  tx: TownTransaction,
  contactIds: readonly string[],
  from: readonly string[],
  to: string | null,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH given AS (
       UPDATE contact SET usager_id = $4, updated_at = now() WHERE town_id = $1 AND id = ANY ($2))
     UPDATE dossier SET usager_id = $4
     WHERE town_id = $1 AND (usager_id = ANY ($3) OR (usager_id IS NULL AND cardinality($3::uuid[]) = 0))
       AND id IN (SELECT dossier_id FROM dossier_contact WHERE town_id = $1 AND contact_id = ANY ($2))
       AND NOT EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND dossier_id = dossier.id AND contact_id <> ALL ($2))
     RETURNING id`,
    [tx.townId, contactIds, from, to],
  );
  return rows.map(({ id }) => id);
}
