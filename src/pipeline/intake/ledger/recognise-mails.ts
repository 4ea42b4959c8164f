import type { TownTransaction } from '../../../platform/database/index.js';
import type { MailFolder, MailMarks } from './ledger.types.js';

/**
 * A folder that is numbered anew (restored, moved to another server) holds mails that were taken long ago. Those that bear our
 * mark, and whose Message-ID, size and time of arrival are in the ledger, need not be fetched again; the rest is told apart by content.
 */
export async function recogniseMails(
  tx: TownTransaction,
  { mailbox, folder, uidValidity }: MailFolder,
  mails: readonly (Omit<MailMarks, 'sha256'> & { uid: number })[],
): Promise<number[]> {
  const rows = await tx.query<{ uid: string }>(
    `INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, message_id, sha256, bytes, reached_at, fate, contact_id)
     SELECT DISTINCT ON (given.uid) $1, $2, $3, $4, given.uid, seen.message_id, seen.sha256, seen.bytes, seen.reached_at, 'twin', seen.contact_id
     FROM jsonb_to_recordset($5::jsonb) AS given (uid bigint, "messageId" text, bytes bigint, "reachedAt" timestamptz)
     JOIN mail_seen seen ON seen.town_id = $1 AND seen.mailbox = $2 AND seen.message_id = given."messageId"
       AND seen.bytes = given.bytes AND seen.reached_at = given."reachedAt" AND seen.contact_id IS NOT NULL AND seen.fate <> 'refused'
     ON CONFLICT DO NOTHING RETURNING uid`,
    [tx.townId, mailbox, folder, uidValidity.toString(), JSON.stringify(mails)],
  );
  return rows.map(({ uid }) => Number(uid));
}
