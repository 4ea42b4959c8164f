import type { TownTransaction } from '../../../platform/database/index.js';
import { besideServer, knownOnServer } from './known-on-server.js';
import { asDeparted } from './vanished.js';
import type { Compared, HeldMail, MailFolder } from './ledger.types.js';

/** Sets what the server holds beside the ledger, and keeps the result of the day. @param held all of the server's */
export async function compareFolder(
  tx: TownTransaction,
  folder: MailFolder,
  held: readonly HeldMail[],
): Promise<Compared> {
  // EXCEPT and joins are hashed however long the lists are; NOT IN is not.
  const [row] = await tx.query<Compared>(
    `WITH ${knownOnServer},
     missing AS (SELECT uid FROM server EXCEPT SELECT uid FROM known),
     departed AS (SELECT uid FROM seen EXCEPT SELECT uid FROM known),
     -- What the server said in between.
     left_since AS (
       SELECT uid FROM mail_seen WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND fate <> 'gone' AND left_at > coalesce(
         (SELECT checked_at FROM mail_folder WHERE town_id = $1 AND mailbox = $2 AND folder = $3), '-infinity')),
     parted AS (
       UPDATE mail_seen SET ${asDeparted} FROM departed
       WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND mail_seen.uid = departed.uid),
     counted AS (
       SELECT (SELECT count(*) FROM server)::int AS on_server, (SELECT count(*) FROM known)::int AS known,
         (SELECT count(*) FROM missing)::int AS missing, (SELECT count(*) FROM known WHERE fate = 'waiting')::int AS waiting,
         ((SELECT count(*) FROM departed) + (SELECT count(*) FROM left_since))::int AS departed),
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
    besideServer(folder, held),
  );
  return row!;
}
