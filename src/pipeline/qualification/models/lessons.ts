import { maskSensitive } from '../../../dossiers/mask/index.js';
import type { TownTransaction } from '../../../platform/database/index.js';
import { ownerOf, type Town } from '../../../towns/index.js';

/** What a person of the town hall has said of a contact's words. */
export interface Lesson {
  contactId: string;
  /** Null: it belongs to no démarche. */
  demarche: string | null;
  text: string;
}

export interface Lessons {
  lessons: Lesson[];
  /** Contacts a model may have learnt, then or now: the others are deleted, or confidential. */
  readable: string[];
}

/** Of each démarche the latest, so that what is asked every day does not drown the rest; and training stays short. */
const perDemarche = 60;
const perNoDemarche = 200;
const charactersRead = 4_000;

/**
 * The last word of a person on each contact, oldest first. Never a guess of our own; never what the usager chose on the public
 * form, which anybody may fill in to mislead; nothing of a confidential service or of a dossier that is (DP-02); no numbers of
 * social security or cards (DP-05).
 */
export async function lessonsOf(tx: TownTransaction, town: Town): Promise<Lessons> {
  const rows = await tx.query<Omit<Lesson, 'text'> & { words: string | null }>(lastWords, [
    town.id,
    [...town.demarches.keys()].filter((id) => !isConfidential(town, id)),
    [...town.services.values()].filter(({ confidential }) => confidential).map(({ id }) => id),
    charactersRead,
    perDemarche,
    perNoDemarche,
  ]);
  return {
    lessons: rows.flatMap(({ words, ...lesson }) => (words ? [{ ...lesson, text: maskSensitive(words) }] : [])),
    readable: [...new Set(rows.map(({ contactId }) => contactId))],
  };
}

function isConfidential(town: Town, demarcheId: string): boolean {
  return ownerOf(town, town.demarches.get(demarcheId)!).service.confidential;
}

const lastWords = `
  WITH said AS (
    SELECT contact_id, created_at AS at, demarche_id, parts, true AS teaches FROM qualification
    WHERE town_id = $1 AND decision = 'human' AND decided_by <> 'usager'
    UNION ALL
    SELECT contact_id, at, NULL, '[]', data ->> 'reason' IN ('advertising', 'no-request', 'sent-by-machine')
    FROM contact_event WHERE town_id = $1 AND kind = 'decided' AND data ->> 'state' = 'set-aside'),
  last AS (SELECT DISTINCT ON (contact_id) * FROM said ORDER BY contact_id, at DESC),
  needs AS (
    SELECT contact_id, at, demarche_id AS demarche, NULL AS words FROM last
    WHERE teaches AND jsonb_array_length(parts) = 0
    UNION ALL
    SELECT contact_id, at, part ->> 'demarche', part ->> 'text' FROM last, jsonb_array_elements(parts) AS part
    -- Several needs: the whole is not what one of them sounds like.
    WHERE part ->> 'text' IS NOT NULL),
  readable AS (
    SELECT contact.id, needs.demarche, needs.at, left(coalesce(
             needs.words, concat_ws(E'\\n', nullif(contact.subject, ''), nullif(contact.body, ''))), $4) AS words
    FROM needs JOIN contact ON contact.town_id = $1 AND contact.id = needs.contact_id
    WHERE (needs.demarche = ANY ($2) OR (needs.demarche IS NULL AND contact.state = 'set-aside'))
      AND (contact.service_id IS NULL OR contact.service_id <> ALL ($3))
      AND (needs.words IS NOT NULL OR coalesce(jsonb_array_length(contact.facts -> 'demarches'), 0) < 2)
      AND NOT EXISTS (
        SELECT 1 FROM dossier_contact JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_contact.dossier_id
        WHERE dossier_contact.town_id = $1 AND dossier_contact.contact_id = contact.id
          AND (dossier.confidential OR dossier.service_id = ANY ($3)))),
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY demarche ORDER BY at DESC, id, words) AS rank FROM readable WHERE words <> '')
  SELECT id AS "contactId", demarche,
         CASE WHEN rank <= CASE WHEN demarche IS NULL THEN $6::int ELSE $5::int END THEN words END AS words
  FROM ranked ORDER BY at, id, words`;
