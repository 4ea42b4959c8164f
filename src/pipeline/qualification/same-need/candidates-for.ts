import { reopenedWithinDays } from '../../../dossiers/reopening.js';
import type { TownTransaction } from '../../../platform/database/index.js';
import type { Town } from '../../../towns/index.js';
import { isAboutAPlace } from './evidence.js';
import type { Arriving, Candidate } from './need.js';
import { keyOf } from '../../../dossiers/places/index.js';

const lookedAtMax = 20;
/** Of the contacts that name a place. */
const lastAtAPlace = 200;

/**
 * The dossiers a contact may belong to: open ones and those closed not long ago, of the usager, of a number it quotes, or
 * reports of the same kind on the same street, the last of them. None a person has refused or separated it from. One query, bounded: the
 * usager's own are not crowded out by the neighbours'.
 */
export async function candidatesFor(
  tx: TownTransaction,
  town: Pick<Town, 'demarches'>,
  contactId: string,
  { usagerIds, likelyUsagerIds, demarches, places, numbers }: Arriving,
  at: Date,
): Promise<Candidate[]> {
  const usagers = [...usagerIds, ...likelyUsagerIds];
  const reports = demarches.filter((demarche) => isAboutAPlace(town, demarche));
  const keys = [...new Set(places.map(keyOf))];
  if (usagers.length + numbers.length === 0 && (reports.length === 0 || keys.length === 0)) return [];
  const rows = await tx.query<Omit<Candidate, 'receivedAt' | 'closedAt' | 'lastAt'> & Record<'times', Times>>(
    `WITH neighbours AS MATERIALIZED (
       SELECT DISTINCT dossier.id, received_at FROM unnest($6::text[]) AS place (key)
         CROSS JOIN LATERAL (
           SELECT contact_id FROM contact_place WHERE town_id = $1 AND contact_place.key = place.key
           ORDER BY contact_id DESC LIMIT ${lastAtAPlace}) AS told
         JOIN dossier_contact ON dossier_contact.town_id = $1 AND dossier_contact.contact_id = told.contact_id
         JOIN dossier ON dossier.town_id = $1 AND dossier.id = dossier_id
       WHERE demarche_id = ANY ($5) AND ${joinable}),
     near AS (
       SELECT id FROM dossier WHERE town_id = $1 AND usager_id = ANY ($3) AND ${joinable}
       UNION SELECT id FROM dossier WHERE town_id = $1 AND number = ANY ($4) AND ${joinable}
       UNION (SELECT id FROM neighbours ORDER BY received_at DESC LIMIT ${lookedAtMax}))
     SELECT id, number, demarche_id AS demarche, usager_id AS "usagerId", confidential,
       jsonb_build_object('received', received_at, 'closed', closed_at, 'last', (
         SELECT max(contact.received_at) FROM dossier_contact JOIN contact ON contact.town_id = $1 AND contact.id = contact_id
         WHERE dossier_contact.town_id = $1 AND dossier_id = dossier.id)) AS times,
       coalesce((
         SELECT jsonb_agg(place ORDER BY contact_id, ordinal) FROM dossier_contact JOIN contact_place USING (town_id, contact_id)
         WHERE town_id = $1 AND dossier_id = dossier.id), '[]') AS places
     FROM dossier JOIN near USING (id) WHERE town_id = $1
     AND NOT EXISTS (SELECT 1 FROM dossier_contact WHERE town_id = $1 AND dossier_id = dossier.id AND contact_id = $2)
     AND NOT EXISTS (
       SELECT 1 FROM joining_offer WHERE town_id = $1 AND dossier_id = dossier.id AND contact_id = $2 AND refused_at IS NOT NULL)
     ORDER BY number = ANY ($4) DESC, (usager_id = ANY ($3)) IS TRUE DESC, received_at DESC LIMIT ${lookedAtMax}`,
    [tx.townId, contactId, usagers, numbers, reports, keys, at, reopenedWithinDays],
  );
  return rows.map(({ times, ...row }) => ({
    ...row,
    receivedAt: new Date(times.received),
    closedAt: times.closed === null ? null : new Date(times.closed),
    lastAt: new Date(times.last ?? times.received),
  }));
}

interface Times {
  received: string;
  closed: string | null;
  last: string | null;
}

/** What was opened for a contact that waited, and ended without a démarche, was no need. */
const joinable = `(closed_at IS NULL OR closed_at > $7::timestamptz - $8 * interval '1 day')
         AND (demarche_id IS NOT NULL OR dossier.state = 'open')`;
