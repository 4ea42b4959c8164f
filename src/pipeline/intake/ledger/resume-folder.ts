import type { TownTransaction } from '../../../platform/database/index.js';
import type { MailFolder, Resumed } from './ledger.types.js';
import { fateOfVanished } from './vanished.js';

type Row = Omit<Resumed, 'readTo' | 'modseq'> & { readTo: string; modseq: string | null };

/** Takes up a folder where it was left; when the server has numbered it anew, nothing of it is known by its number. */
export async function resumeFolder(
  tx: TownTransaction,
  { mailbox, folder, uidValidity }: MailFolder,
): Promise<Resumed> {
  const [row] = await tx.query<Row>(
    `WITH before AS (SELECT uid_validity, checked_at FROM mail_folder WHERE town_id = $1 AND mailbox = $2 AND folder = $3),
     resumed AS (
       INSERT INTO mail_folder AS known (town_id, mailbox, folder, uid_validity) VALUES ($1, $2, $3, $4)
       ON CONFLICT (town_id, mailbox, folder) DO UPDATE SET uid_validity = excluded.uid_validity,
         read_to = CASE WHEN known.uid_validity = excluded.uid_validity THEN known.read_to ELSE 0 END,
         modseq = CASE WHEN known.uid_validity = excluded.uid_validity THEN known.modseq END
       RETURNING read_to, modseq),
     -- What could not be taken under the old numbers comes again under the new ones.
     renumbered AS (
       UPDATE mail_seen SET fate = ${fateOfVanished} WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity <> $4 AND fate = 'waiting'),
     seen AS (
       SELECT uid, fate, attempts FROM mail_seen, resumed
       WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND left_at IS NULL AND fate <> 'gone'
       AND (uid > read_to OR fate = 'waiting'))
     SELECT read_to AS "readTo", modseq,
       coalesce((SELECT jsonb_agg(uid) FROM seen), '[]') AS known,
       coalesce((SELECT jsonb_agg(uid ORDER BY attempts, uid) FROM seen WHERE fate = 'waiting'), '[]') AS waiting,
       NOT EXISTS (SELECT 1 FROM before WHERE uid_validity = $4) AS "isRenumbered",
       (SELECT checked_at FROM before) AS "checkedAt"
     FROM resumed`,
    [tx.townId, mailbox, folder, uidValidity.toString()],
  );
  const { readTo, modseq, ...rest } = row!;
  return { ...rest, readTo: Number(readTo), modseq: modseq === null ? null : BigInt(modseq) };
}
