import type { HeldMail, MailFolder } from './ledger.types.js';

/**
 * SQL: `server`, what a folder holds, and `known`, what of it is in the ledger, under the same number and date of arrival: a number
 * that bears another date is another mail, since a server that came back from an older copy gives its numbers again. For `$1` to
 * `$6` as `besideServer` gives them.
 */
export const knownOnServer = `
     server AS (SELECT uid, reached_at FROM unnest($5::bigint[], $6::timestamptz[]) AS one (uid, reached_at)),
     seen AS (
       SELECT uid, fate, reached_at FROM mail_seen
       WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND left_at IS NULL AND fate <> 'gone'),
     known AS (
       SELECT uid, fate FROM server JOIN seen USING (uid)
       WHERE server.reached_at IS NULL OR seen.reached_at IS NULL OR server.reached_at = seen.reached_at)`;

/** @param held all of the server's */
export function besideServer({ townId, mailbox, folder, uidValidity }: MailFolder, held: readonly HeldMail[]) {
  const uids = held.map(({ uid }) => uid);
  const dates = held.map(({ reachedAt }) => reachedAt);
  return [townId, mailbox, folder, uidValidity.toString(), uids, dates];
}
