import { homeOf, type Identity } from './identity.js';
import type { Candidate } from './match-usager.js';

/** Of a switchboard a whole company calls from, those who were added last. */
const candidatesMax = 200;

/**
 * A subquery that gives the usagers who share an identity with a sender, as a list: in the same round trip as whatever else is
 * asked. `$1` is the town.
 *
 * @param at place of its parameter, the `candidatesOf` of the sender
 */
export function candidatesSql(at: number): string {
  return `(
    WITH sought AS MATERIALIZED (
      SELECT kind, value, home FROM jsonb_to_recordset($${at}::jsonb) AS each (kind text, value text, home text)),
    holder AS (
      SELECT usager_id FROM sought JOIN identity USING (kind, value) WHERE town_id = $1 AND sought.home IS NULL
      UNION
      SELECT usager_id FROM sought JOIN identity USING (home) WHERE town_id = $1),
    head AS MATERIALIZED (
      SELECT DISTINCT coalesce(merged_into, id) AS id FROM holder JOIN usager ON town_id = $1 AND id = usager_id
      ORDER BY 1 DESC LIMIT ${candidatesMax}),
    file AS MATERIALIZED (
      SELECT usager.id, head.id AS head FROM head JOIN usager ON town_id = $1 AND usager.id = head.id
      UNION ALL
      SELECT usager.id, head.id AS head FROM head JOIN usager ON town_id = $1 AND merged_into = head.id)
    SELECT coalesce(jsonb_agg(candidate ORDER BY candidate ->> 'id'), '[]') FROM (
      SELECT jsonb_build_object('id', head,
        'files', jsonb_agg(jsonb_build_object('id', id,
          'names', (SELECT coalesce(jsonb_agg(name ORDER BY name), '[]') FROM usager_name WHERE town_id = $1 AND usager_id = file.id),
          'identities', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'value', value)), '[]')
            FROM identity WHERE town_id = $1 AND usager_id = file.id)) ORDER BY id),
        'lastSeenAt', max((SELECT max(received_at) FROM contact WHERE town_id = $1 AND usager_id = file.id))) AS candidate
      FROM file GROUP BY head) AS each)`;
}

/** The parameter of `candidatesSql`. */
export function soughtBy(identities: readonly Identity[]): string {
  return JSON.stringify(identities.map((identity) => ({ ...identity, home: homeOf(identity) })));
}

/** What `candidatesSql` gives, as `matchUsager` takes it. */
export function candidatesOf(rows: readonly CandidateRow[]): Candidate[] {
  return rows.map((row) => ({ ...row, lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt) }));
}

export type CandidateRow = Omit<Candidate, 'lastSeenAt'> & { lastSeenAt: string | null };
