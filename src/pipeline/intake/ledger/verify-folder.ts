import type { TownTransaction } from '../../../platform/database/index.js';
import { besideServer, knownOnServer } from './known-on-server.js';
import type { HeldMail, MailFolder } from './ledger.types.js';

/** A folder on its server beside the ledger, at this moment. */
export interface VerifiedFolder {
  onServer: number;
  /** Below what was read, and unknown: lost, until it is found again. */
  missing: number;
  /** Seen, and not fetched or not stored so far. */
  waiting: number;
  /** Came after the last reading, or the server has numbered the folder anew since. */
  unread: number;
}

/** Sets what the server holds beside the ledger, as compare-folder.ts does; changes nothing. @param held all of the server's */
export async function verifyFolder(
  tx: TownTransaction,
  folder: MailFolder,
  held: readonly HeldMail[],
): Promise<VerifiedFolder> {
  const [row] = await tx.query<VerifiedFolder>(
    `WITH ${knownOnServer},
     cursor AS (SELECT coalesce(max(read_to), 0) AS read_to FROM mail_folder WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4),
     unknown AS (SELECT uid FROM server EXCEPT SELECT uid FROM known)
     SELECT (SELECT count(*) FROM server)::int AS "onServer",
       (SELECT count(*) FROM unknown WHERE uid <= read_to)::int AS missing,
       (SELECT count(*) FROM known WHERE fate = 'waiting')::int AS waiting,
       (SELECT count(*) FROM unknown WHERE uid > read_to)::int AS unread
     FROM cursor`,
    besideServer(folder, held),
  );
  return row!;
}
