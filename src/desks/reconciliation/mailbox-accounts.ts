import type { TownTransaction } from '../../platform/database/index.js';
import type { MailboxAccount, UnreadMailbox, WaitingMail } from './reconciliation.dto.js';

const shownAtMost = 100;
// Whoever reads a mailbox says so every minute.
const silentMinutes = 10;

/** What became of the mails first seen between two moments, by folder, beside the day's comparison with the server. */
export function mailboxAccounts(tx: TownTransaction, day: string, from: Date, until: Date): Promise<MailboxAccount[]> {
  return tx.query<MailboxAccount>(
    `WITH seen AS (
       SELECT mailbox, folder, count(*) FILTER (WHERE fate = 'taken')::int AS taken, count(*) FILTER (WHERE fate = 'twin')::int AS twins,
         count(*) FILTER (WHERE fate = 'refused')::int AS refused, count(*) FILTER (WHERE fate = 'gone')::int AS gone
       FROM mail_seen WHERE town_id = $1 AND seen_at >= $3 AND seen_at < $4 GROUP BY mailbox, folder),
     waiting AS (
       SELECT mailbox, folder, count(*)::int AS waiting FROM mail_seen WHERE town_id = $1 AND fate = 'waiting' GROUP BY mailbox, folder),
     compared AS (
       SELECT mailbox, folder, jsonb_build_object('at', at, 'onServer', on_server, 'known', known, 'missing', missing, 'departed', departed) AS compared
       FROM mail_check WHERE town_id = $1 AND day = $2)
     SELECT mailbox, folder, coalesce(taken, 0) AS taken, coalesce(twins, 0) AS twins, coalesce(refused, 0) AS refused,
       coalesce(gone, 0) AS gone, coalesce(waiting, 0) AS waiting, compared
     FROM seen FULL JOIN waiting USING (mailbox, folder) FULL JOIN compared USING (mailbox, folder) ORDER BY mailbox, folder`,
    [tx.townId, day, from, until],
  );
}

/** The mails that are on the server and could not be fetched or stored so far, the oldest first. */
export function waitingMails(tx: TownTransaction): Promise<WaitingMail[]> {
  return tx.query<WaitingMail>(
    // UIDs have 32 bits and no sign (RFC 9051 2.3.1.1): more than an integer of Postgres holds.
    `SELECT mailbox, folder, uid::float8 AS uid, reason, attempts, seen_at AS since FROM mail_seen
     WHERE town_id = $1 AND fate = 'waiting' ORDER BY seen_at, uid LIMIT ${shownAtMost}`,
    [tx.townId],
  );
}

/** The mailboxes that are not being read, or of which nobody has said anything for a while; now, whatever the day. */
export function unreadMailboxes(tx: TownTransaction): Promise<UnreadMailbox[]> {
  return tx.query<UnreadMailbox>(
    `SELECT mailbox, coalesce(failure, 'silent') AS why, CASE WHEN failure IS NULL THEN said_at ELSE since END AS since FROM mailbox_state
     WHERE town_id = $1 AND (failure IS NOT NULL OR said_at < now() - $2 * interval '1 minute') ORDER BY mailbox`,
    [tx.townId, silentMinutes],
  );
}

/** Server and ledger agree. */
export function isBalancedWithServer({ compared }: MailboxAccount): boolean {
  return compared === null || compared.missing === 0;
}
