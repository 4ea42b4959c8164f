import { Command } from 'commander';
import { CannotGrant } from '../access/index.js';
import { InvalidEnvironment } from '../platform/config/index.js';
import { CannotRemove, CodeTaken } from '../towns/apply/index.js';
import { TruncatedDirectory } from '../towns/directory/index.js';
import { NothingToLearn, registerClassifier } from './classifier.command.js';
import { registerKeys } from './keys.command.js';
import { UnreadableFile } from './json-lines.js';
import { registerMail } from './mail.command.js';
import { registerOffices } from './offices.command.js';
import { UnknownTownSlug } from './qualifier.js';
import { registerQualify } from './qualify.command.js';
import { registerRoute, WrongOption } from './route.command.js';
import { registerTowns } from './towns.command.js';
import { registerUsers } from './users.command.js';
import { registerVerify } from './verify.command.js';

/** Each adds its commands. */
const registrars: ((program: Command) => void)[] = [
  registerTowns,
  registerOffices,
  registerUsers,
  registerKeys,
  registerVerify,
  registerQualify,
  registerRoute,
  registerClassifier,
  registerMail,
];

/** What a person can mend by reading the message; anything else is a surprise, and shows where it happened. */
const expected = [
  InvalidEnvironment,
  CannotGrant,
  CannotRemove,
  CodeTaken,
  TruncatedDirectory,
  UnknownTownSlug,
  NothingToLearn,
  UnreadableFile,
  WrongOption,
];

// Whoever reads our output (`| head`) has seen enough: nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const program = new Command('aiguillage').description('Town halls, accounts and proofs, from a terminal.');
for (const register of registrars) register(program);

try {
  await program.parseAsync();
} catch (error) {
  const isExpected = expected.some((one) => error instanceof one);
  process.stderr.write(`${isExpected ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
