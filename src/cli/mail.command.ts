import type { Command } from 'commander';
import {
  addressForm,
  isMail,
  townHallOf,
  understandMail,
  type MailContext,
} from '../channels/email/inspection/index.js';
import { UnreadableFile } from './json-lines.js';
import { mailLine } from './mail-line.js';
import { mailsIn } from './mails-in.js';

/** `aiguillage mail inspect FILE…`: what we understand of mails. Nothing is stored, answered or asked of the network. */
export function registerMail(program: Command): void {
  program
    .command('mail')
    .description('mails, as the program reads them')
    .command('inspect')
    .description('say what is understood of each mail of files (.eml or mbox), one JSON line each')
    .argument('<file...>')
    .option(
      '--own <address>',
      "a mailbox of the town's, once for each: whose mails are a loop, and its colleagues' relays",
      collect,
      [],
    )
    .action(inspect);
}

function collect(address: string, others: string[]): string[] {
  return [...others, addressForm(address)];
}

async function inspect(files: readonly string[], { own }: { own: string[] }): Promise<void> {
  const ourAddresses = new Set(own);
  const context: MailContext = { ourAddresses, ...(own.length > 0 && { townHall: townHallOf(own) }) };
  for (const file of files) await inspectFile(file, context);
}

/** One that cannot be read keeps none of the others from being read. */
async function inspectFile(file: string, context: MailContext): Promise<void> {
  try {
    for await (const { raw, number } of mailsIn(file)) {
      const place = number === null ? file : `${file}, mail ${number}`;
      if (isMail(raw)) await print(mailLine(file, understandMail(raw, context)));
      else complain(`${place}: has no field of a mail, expected a mail (.eml) or a file of mails (mbox)`);
    }
  } catch (error) {
    complain(error instanceof UnreadableFile ? error.message : `${file}: ${String((error as Error).stack)}`);
  }
}

function complain(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

/** Waits for whoever reads, so that nothing piles up in memory. */
async function print(line: object): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(line)}\n`)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
}
