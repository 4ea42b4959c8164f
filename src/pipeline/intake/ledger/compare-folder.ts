import type { TownTransaction } from '../../../platform/database/index.js';
import type { Compared, HeldMail, MailFolder } from './ledger.types.js';

/**
 * Sets what the server holds beside the ledger, and keeps the result of the day. A number that bears another date of arrival is another
 * mail: the server came back from an older copy and gave its numbers again.
 */
export async function compareFolder(
  tx: TownTransaction,
  { mailbox, folder, uidValidity }: MailFolder,
  held: readonly HeldMail[],
): Promise<Compared> {
  // EXCEPT and joins are hashed however long the lists are; NOT IN is not.
  const [row] = await tx.query<Compared>(
    `WITH server AS (SELECT uid, reached_at FROM unnest($5::bigint[], $6::timestamptz[]) AS one (uid, reached_at)),
     seen AS (
       SELECT uid, fate, reached_at FROM mail_seen
       WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND left_at IS NULL AND fate <> 'gone'),
     known AS (
       SELECT uid, fate FROM server JOIN seen USING (uid)
       WHERE server.reached_at IS NULL OR seen.reached_at IS NULL OR server.reached_at = seen.reached_at),
     missing AS (SELECT uid FROM server EXCEPT SELECT uid FROM known),
     departed AS (SELECT uid FROM seen EXCEPT SELECT uid FROM known),
     parted AS (
       UPDATE mail_seen SET left_at = now(), fate = CASE WHEN fate = 'waiting' THEN 'gone' ELSE fate END FROM departed
       WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND mail_seen.uid = departed.uid),
     counted AS (
       SELECT (SELECT count(*) FROM server)::int AS on_server, (SELECT count(*) FROM known)::int AS known,
         (SELECT count(*) FROM missing)::int AS missing, (SELECT count(*) FROM known WHERE fate = 'waiting')::int AS waiting,
         (SELECT count(*) FROM departed)::int AS departed),
     checked AS (UPDATE mail_folder SET checked_at = now() WHERE town_id = $1 AND mailbox = $2 AND folder = $3),
     kept AS (
       INSERT INTO mail_check (town_id, day, mailbox, folder, at, uid_validity, on_server, known, missing, waiting, departed)
       SELECT $1, (now() AT TIME ZONE 'Europe/Paris')::date, $2, $3, now(), $4, on_server, known, missing, waiting, departed FROM counted
       ON CONFLICT (town_id, day, mailbox, folder) DO UPDATE SET at = excluded.at, uid_validity = excluded.uid_validity,
         on_server = excluded.on_server, known = excluded.known, missing = excluded.missing, waiting = excluded.waiting,
         departed = excluded.departed)
     SELECT on_server AS "onServer", known, waiting, departed,
       coalesce((SELECT jsonb_agg(uid ORDER BY uid) FROM missing), '[]') AS missing
     FROM counted`,
    [
      tx.townId,
      mailbox,
      folder,
      uidValidity.toString(),
      held.map(({ uid }) => uid),
      held.map(({ reachedAt }) => reachedAt),
    ],
  );
  return row!;
}
