import type { Place } from '../../dossiers/places/index.js';

/** What was found out about a contact on its way. */
export interface FoundOut {
  alerts: readonly { level: 'high' | 'emergency' }[];
  /** Where it is about. */
  places: readonly Place[];
  /** By which the usager is known, from this contact or another. */
  organisation: string | null;
}

/** Columns of a query that has the town as $1. @param contact SQL of the contact's id */
export function foundOut(contact: string): string {
  return `coalesce((SELECT alerts FROM qualification WHERE town_id = $1 AND contact_id = ${contact} ORDER BY guesses = '[]', created_at, id LIMIT 1), '[]') AS alerts,
       (SELECT coalesce(jsonb_agg(place ORDER BY ordinal), '[]') FROM contact_place WHERE town_id = $1 AND contact_id = ${contact}) AS places,
       (SELECT value FROM identity JOIN contact known ON known.town_id = $1 AND known.id = ${contact}
        WHERE identity.town_id = $1 AND identity.usager_id = known.usager_id AND identity.kind = 'organisation' ORDER BY value LIMIT 1) AS organisation`;
}
