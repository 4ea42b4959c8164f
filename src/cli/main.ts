import { Command } from 'commander';
import { expectedErrors } from './expected-errors.js';

/** Each adds its command. Only the one that was asked for is loaded: some bring half the programme with them. */
const registrars = new Map<string | undefined, () => Promise<(program: Command) => void>>([
  ['towns', async () => (await import('./towns.command.js')).registerTowns],
  ['offices', async () => (await import('./offices.command.js')).registerOffices],
  ['users', async () => (await import('./users.command.js')).registerUsers],
  ['keys', async () => (await import('./keys.command.js')).registerKeys],
  ['verify', async () => (await import('./verify.command.js')).registerVerify],
  ['qualify', async () => (await import('./qualify.command.js')).registerQualify],
  ['route', async () => (await import('./route.command.js')).registerRoute],
  ['classifier', async () => (await import('./classifier.command.js')).registerClassifier],
  ['mail', async () => (await import('./mail.command.js')).registerMail],
]);

// Whoever reads our output (`| head`) has seen enough: nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const program = new Command('aiguillage').description('Town halls, accounts and proofs, from a terminal.');
const asked = registrars.get(process.argv[2]);
for (const load of asked ? [asked] : registrars.values()) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  const isExpected = (await expectedErrors()).some((one) => error instanceof one);
  process.stderr.write(`${isExpected ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
