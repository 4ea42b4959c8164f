import { lookInto, mailboxFailure, type FolderLook } from '../channels/email/index.js';
import type { Mailbox } from '../towns/configuration/index.js';
import { verifyFolder } from '../pipeline/intake/ledger/index.js';
import { asRead, missingSecrets } from '../wiring/town-mailboxes.js';
import type { Connection } from './connection.js';

/** Asks every mailbox whose secrets are in the environment what it holds. @returns whether each mail of each is accounted for */
export async function verifyMailboxes(connection: Connection): Promise<boolean> {
  let isComplete = true;
  for (const { id, slug } of await connection.towns()) {
    const town = await connection.townBySlug(slug);
    for (const mailbox of town!.configuration.mailboxes) {
      isComplete = (await verifyMailbox(connection, { id, slug }, mailbox)) && isComplete;
    }
  }
  return isComplete;
}

async function verifyMailbox(
  { database }: Connection,
  { id: townId, slug }: { id: string; slug: string },
  mailbox: Mailbox,
): Promise<boolean> {
  const say = (words: string) => console.log(`${slug}: ${mailbox.address}${words}`);
  const missing = missingSecrets(mailbox);
  if (missing.length > 0) {
    say(`: not asked, ${missing.join(' and ')} not set`);
    return true;
  }
  let looks: FolderLook[];
  try {
    looks = await lookInto(asRead(townId, mailbox));
  } catch (error) {
    say(`: could not be asked: ${mailboxFailure(error)}`);
    return false;
  }
  let isComplete = true;
  for (const { folder, held } of looks) {
    if (!held) {
      say(`, ${folder}: there is no such folder`);
      isComplete = false;
      continue;
    }
    const { uidValidity, mails } = held;
    const verified = await database.inTown(townId, (tx) =>
      verifyFolder(tx, { townId, mailbox: mailbox.address, folder, uidValidity }, mails),
    );
    const { onServer, missing: lost, waiting, unread } = verified;
    say(`, ${folder}: ${onServer} on the server, ${lost} missing, ${waiting} waiting, ${unread} not read yet`);
    isComplete &&= lost === 0 && waiting === 0;
  }
  return isComplete;
}
