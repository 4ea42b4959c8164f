import { Command } from 'commander';
import { CannotGrant } from '../access/index.js';
import { InvalidEnvironment } from '../platform/config/index.js';
import { CannotRemove, CodeTaken } from '../towns/apply/index.js';
import { registerClassifier } from './classifier.command.js';
import { registerKeys } from './keys.command.js';
import { registerQualify, UnknownTownSlug } from './qualify.command.js';
import { registerTowns } from './towns.command.js';
import { registerUsers } from './users.command.js';
import { registerVerify } from './verify.command.js';

/** Each adds its commands. */
const registrars: ((program: Command) => void)[] = [
  registerTowns,
  registerUsers,
  registerKeys,
  registerVerify,
  registerQualify,
  registerClassifier,
];

/** What a person can mend by reading the message; anything else is a surprise, and shows where it happened. */
const expected = [InvalidEnvironment, CannotGrant, CannotRemove, CodeTaken, UnknownTownSlug];

const program = new Command('aiguillage').description('Town halls, accounts and proofs, from a terminal.');
for (const register of registrars) register(program);

try {
  await program.parseAsync();
} catch (error) {
  const isExpected = expected.some((one) => error instanceof one);
  process.stderr.write(`${isExpected ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
