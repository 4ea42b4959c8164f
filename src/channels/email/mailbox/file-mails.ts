import type { ImapFlow } from 'imapflow';
import { uidsWhere } from './list-folder.js';

const keyword = '$Aiguillage';

/** Our keyword, or \Seen where the server keeps no keywords (RFC 3501 7.1, PERMANENTFLAGS; absent means all). */
export function markAmong(permanentFlags: ReadonlySet<string> | undefined): string {
  const isKept = !permanentFlags || permanentFlags.has('\\*') || permanentFlags.has(keyword);
  return isKept ? keyword : '\\Seen';
}

/** The mails of the open folder that bear our mark, or do not. */
export async function uidsMarked(client: ImapFlow, isMarked: boolean): Promise<number[]> {
  const mark = markOf(client);
  const query = mark === keyword ? { [isMarked ? 'keyword' : 'unKeyword']: keyword } : { seen: isMarked };
  return uidsWhere(client, query);
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
  return (await client.messageMove(range, fileTo, { uid: true })) !== false;
}

function markOf(client: ImapFlow): string {
  return markAmong((client.mailbox || undefined)?.permanentFlags);
}
