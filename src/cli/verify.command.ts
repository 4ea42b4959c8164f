import type { Command } from 'commander';
import { verifyChains } from '../dossiers/verify-chains.js';
import { withDatabase } from './connection.js';

/** `aiguillage verify`: proves that no journal was touched. Ends with 1 and names the dossiers when one was. */
export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('compute every hash of every journal again')
    .action(() =>
      withDatabase(async ({ database, towns }) => {
        let isWhole = true;
        for (const { id, slug } of await towns()) {
          const { dossiers, events, broken } = await verifyChains(database, id);
          for (const { dossier, seq, fault } of broken) console.log(`${slug}: ${dossier}, event ${seq}: ${fault}`);
          console.log(`${slug}: ${events} events of ${dossiers} dossiers, ${broken.length} broken`);
          isWhole &&= broken.length === 0;
        }
        if (!isWhole) process.exitCode = 1;
      }),
    );
}
