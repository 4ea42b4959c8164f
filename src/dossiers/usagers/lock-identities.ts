import type { TownTransaction } from '../../platform/database/index.js';
import { homeOf, type Identity } from './identity.js';

/**
 * Whoever finds, merges or separates usagers by an identity waits here for whoever is at it, until that one has committed. Of
 * an address the home counts. Taken in one order, so that two who want the same ones do not wait for each other.
 */
export async function lockIdentities(tx: TownTransaction, identities: readonly Identity[]): Promise<void> {
  if (identities.length === 0) return;
  await tx.query(
    `SELECT pg_advisory_xact_lock(key) FROM (
       SELECT DISTINCT hashtextextended($1::text || ' ' || value, 0) AS key FROM unnest($2::text[]) AS value ORDER BY 1) AS keys`,
    [tx.townId, identities.map((identity) => `${identity.kind} ${homeOf(identity) ?? identity.value}`)],
  );
}
