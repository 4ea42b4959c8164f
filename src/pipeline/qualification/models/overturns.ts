import type { TownTransaction } from '../../../platform/database/index.js';

/** How often people had to correct the program, for one démarche it named in one week. */
export interface Overturns {
  /** Monday of the week the program decided, YYYY-MM-DD. */
  week: string;
  demarche: string;
  /** Decided without a person; of these, corrected by one since. */
  decided: number;
  overturned: number;
  /** Left to a person, who has decided; of these, as the program had guessed. */
  piled: number;
  accepted: number;
}

/** @param since beginning of the first week; `zone` of the town's calendar */
export function overturnsSince(tx: TownTransaction, since: Date, zone: string): Promise<Overturns[]> {
  return tx.query<Overturns>(byWeek, [tx.townId, since, zone]);
}

const byWeek = `
  WITH guessed AS (
    -- The last time the program looked. Without a confidence it only repeats what a person has said; where nothing was said it
    -- only offered what the line is for.
    SELECT DISTINCT ON (contact_id) contact_id, created_at, demarche_id IS NOT NULL AND confidence IS NOT NULL AS by_itself,
           coalesce(demarche_id, guesses -> 0 ->> 'demarche') AS demarche
    FROM qualification WHERE town_id = $1 AND decision = 'auto' AND created_at >= $2
      AND (confidence IS NOT NULL OR demarche_id IS NULL) AND coalesce(reason, '') NOT IN ('no-words', 'missed-call') ORDER BY contact_id, created_at DESC, id DESC),
  judged AS (
    -- Of several needs the person may have corrected another than the one that was guessed.
    SELECT guessed.*, person.contact_id IS NOT NULL AS by_person,
           person.demarche_id IS NOT DISTINCT FROM guessed.demarche
             OR coalesce(person.parts @> jsonb_build_array(jsonb_build_object('demarche', guessed.demarche)), false) AS agreed
    FROM guessed LEFT JOIN LATERAL (
      SELECT contact_id, demarche_id, parts FROM (
        SELECT contact_id, demarche_id, parts, created_at AS at FROM qualification
        WHERE town_id = $1 AND contact_id = guessed.contact_id AND decision = 'human' AND created_at >= guessed.created_at
        UNION ALL
        SELECT contact_id, NULL, NULL, at FROM contact_event
        WHERE town_id = $1 AND contact_id = guessed.contact_id AND kind = 'decided' AND data ->> 'state' = 'set-aside') AS said
      ORDER BY at DESC LIMIT 1) AS person ON true
    WHERE guessed.demarche IS NOT NULL)
  SELECT to_char(date_trunc('week', created_at AT TIME ZONE $3), 'YYYY-MM-DD') AS week, demarche,
    count(*) FILTER (WHERE by_itself)::int AS decided,
    count(*) FILTER (WHERE by_itself AND by_person AND NOT agreed)::int AS overturned,
    count(*) FILTER (WHERE NOT by_itself AND by_person)::int AS piled,
    count(*) FILTER (WHERE NOT by_itself AND by_person AND agreed)::int AS accepted
  FROM judged WHERE by_itself OR by_person GROUP BY 1, 2 ORDER BY 1 DESC, 2`;
