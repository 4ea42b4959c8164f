import type { TownDatabase } from '../platform/database/index.js';
import type { Town } from './town.js';
import { assembleTown, type TownContent } from './town-of.js';

/** A town as it was at an apply. `version` tells one apply from the next. */
export interface Edition {
  town: Town;
  version: string;
}

interface TownRow {
  slug: string;
  code: string;
  name: string;
  version: string;
  /** Null when it is the version already known. */
  content: TownContent | null;
}

/**
 * Reads a whole town in one query, a few hundred kilobytes; or almost nothing when `known` is still what was last applied,
 * which is then returned itself. Null when no town has this id.
 */
export async function readTown(database: TownDatabase, id: string, known?: Edition): Promise<Edition | null> {
  const [row] = await database.inTown(id, (tx) => tx.query<TownRow>(wholeTown, [id, known?.version ?? null]));
  if (!row) return null;
  if (row.content === null) return known!;
  return { town: assembleTown({ id, ...row }, row.content), version: row.version };
}

const wholeTown = `
  SELECT slug, code, name, applied_at::text AS version,
    CASE WHEN applied_at::text IS DISTINCT FROM $2 THEN jsonb_build_object(
      'configuration', configuration,
      'demarches', (SELECT coalesce(jsonb_agg(configuration ORDER BY id), '[]') FROM demarche WHERE town_id = $1),
      'administrations', (SELECT coalesce(jsonb_agg(configuration ORDER BY id), '[]') FROM administration WHERE town_id = $1),
      'templates', (
        SELECT coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(template) - 'town_id') ORDER BY id, form), '[]')
        FROM template WHERE town_id = $1
      )
    ) END AS content
  FROM town WHERE id = $1`;
