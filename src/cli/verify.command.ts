import type { Command } from 'commander';
import { verifyChains } from '../dossiers/verify-chains.js';
import { withDatabase, type Connection } from './connection.js';
import { verifyMailboxes } from './verify-mailboxes.js';

/**
 * `aiguillage verify`: proves that no journal was touched and that no mail was lost. Ends with 1 and names the dossiers and the
 * mailboxes when one was, or could not be asked.
 */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('compute every hash of every journal again, and compare every mailbox with what was taken from it')
    .action(() =>
      withDatabase(async (connection) => {
        const isWhole = await verifyJournals(connection);
        const isComplete = await verifyMailboxes(connection);
        if (!isWhole || !isComplete) process.exitCode = 1;
      }),
    );
}

async function verifyJournals({ database, towns }: Connection): Promise<boolean> {
  let isWhole = true;
  for (const { id, slug } of await towns()) {
    const { dossiers, events, broken } = await verifyChains(database, id);
    for (const { dossier, seq, fault } of broken) console.log(`${slug}: ${dossier}, event ${seq}: ${fault}`);
    console.log(`${slug}: ${events} events of ${dossiers} dossiers, ${broken.length} broken`);
    isWhole &&= broken.length === 0;
  }
  return isWhole;
}
