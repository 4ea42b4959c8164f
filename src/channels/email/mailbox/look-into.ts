import type { HeldMail } from '../../../pipeline/intake/ledger/ledger.types.js';
import type { TownMailbox } from '../addresses.js';
import { parseImapUrl } from './imap-url.js';
import { heldMails } from './list-folder.js';
import { AccessTokens } from './oauth.js';
import { imapClient } from './open-imap.js';

/** What a folder holds on its server; null: it has no such folder. */
export interface FolderLook {
  folder: string;
  held: { uidValidity: bigint; mails: HeldMail[] } | null;
}

/** Lists the folders of a mailbox that are read, without changing anything. Throws what `mailboxFailure` names. */
export async function lookInto(mailbox: TownMailbox): Promise<FolderLook[]> {
  const server = parseImapUrl(mailbox.url, mailbox.oauth !== undefined);
  const client = imapClient(server, mailbox.oauth ? await new AccessTokens(mailbox.oauth).current() : null);
  // Said by the promise as well; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const looks: FolderLook[] = [];
    for (const folder of mailbox.folders ?? ['INBOX']) {
      const open = await client.mailboxOpen(folder, { readOnly: true }).catch((error: unknown) => {
        if (client.usable) return null;
        throw error;
      });
      looks.push({
        folder,
        held: open && { uidValidity: open.uidValidity, mails: await heldMails(client, open.uidNext) },
      });
    }
    await client.logout();
    return looks;
  } finally {
    client.close();
  }
}
