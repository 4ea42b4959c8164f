import type { TownTransaction } from '../../../platform/database/index.js';
import type { Compared, MailFolder } from './ledger.types.js';

/** Sets what the server holds beside the ledger, and keeps the result of the day. */
export async function compareFolder(
  tx: TownTransaction,
  { mailbox, folder, uidValidity }: MailFolder,
  uids: readonly number[],
): Promise<Compared> {
  const [row] = await tx.query<Compared>(
    `WITH server AS (SELECT uid FROM unnest($5::bigint[]) AS uid),
     seen AS (SELECT uid, fate, left_at FROM mail_seen WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4),
     missing AS (SELECT uid FROM server WHERE uid NOT IN (SELECT uid FROM seen WHERE fate <> 'gone')),
     departed AS (SELECT uid FROM seen WHERE fate <> 'gone' AND uid NOT IN (SELECT uid FROM server)),
     parted AS (
       UPDATE mail_seen SET left_at = now()
       WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND left_at IS NULL AND uid IN (SELECT uid FROM departed)),
     counted AS (
       SELECT (SELECT count(*) FROM server)::int AS on_server,
         (SELECT count(*) FROM server)::int - (SELECT count(*) FROM missing)::int AS known,
         (SELECT count(*) FROM missing)::int AS missing,
         (SELECT count(*) FROM seen WHERE fate = 'waiting')::int AS waiting,
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
    [tx.townId, mailbox, folder, uidValidity.toString(), uids],
  );
  return row!;
}
