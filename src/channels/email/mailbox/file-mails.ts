import type { ImapFlow } from 'imapflow';
import { uidsWhere } from './list-folder.js';

const keyword = '$Aiguillage';

/** Our keyword, or \Seen where the server keeps no keywords (RFC 3501 7.1, PERMANENTFLAGS; absent means all). */
export function markAmong(permanentFlags: ReadonlySet<string> | undefined): string {
  const isKept = !permanentFlags || permanentFlags.has('\\*') || permanentFlags.has(keyword);
  return isKept ? keyword : '\\Seen';
}

/** The mails of the open folder that bear our mark. */
export function uidsMarked(client: ImapFlow): Promise<number[]> {
  return uidsWhere(client, markOf(client) === keyword ? { keyword } : { seen: true });
}

/** Those that do not. @param since only those that came or were changed since that HIGHESTMODSEQ (RFC 7162 3.1.5) */
export function uidsUnmarked(client: ImapFlow, since: bigint | null): Promise<number[]> {
  const changed = since !== null && modseqOf(client) !== null && { modseq: since };
  return uidsWhere(client, { ...(markOf(client) === keyword ? { unKeyword: keyword } : { seen: false }), ...changed });
}

/** The open folder's HIGHESTMODSEQ; null where the server does not keep it (CONDSTORE, RFC 7162). */
export function modseqOf({ mailbox }: ImapFlow): bigint | null {
  return (mailbox && !mailbox.noModseq && mailbox.highestModseq) || null;
}

/**
 * Marks mails that are stored, and moves them where the town wants them. Nothing is ever deleted.
 * @returns false when the server did not do it: it is done again next time
 */
export async function fileMails(
  client: ImapFlow,
  uids: readonly number[],
  fileTo: string | undefined,
): Promise<boolean> {
  if (uids.length === 0) return true;
  const range = uids.join(',');
  if (!(await client.messageFlagsAdd(range, [markOf(client)], { uid: true, silent: true }))) return false;
  if (fileTo === undefined) return true;
  // Without these a move ends in an EXPUNGE of all that other programmes have marked as deleted.
  if (!['MOVE', 'UIDPLUS', 'IMAP4rev2'].some((capability) => client.capabilities.has(capability))) return false;
  return (await client.messageMove(range, fileTo, { uid: true })) !== false;
}

function markOf(client: ImapFlow): string {
  return markAmong((client.mailbox || undefined)?.permanentFlags);
}
