import type { Command } from 'commander';
import { z } from 'zod';
import { opinionOfText, textChannels, type TextChannel } from '../pipeline/qualification/index.js';
import { readEnvironment } from '../platform/config/index.js';
import { toE164 } from '../towns/configuration/index.js';
import type { Town } from '../towns/index.js';
import { jsonLines } from './json-lines.js';
import { lineId } from './line-id.js';
import { qualifierOf } from './qualifier.js';

const channels = Object.keys(textChannels) as [TextChannel, ...TextChannel[]];
const lineOf = ({ demarches }: Town) =>
  z.object({
    id: lineId,
    text: z.string({ error: 'expected a text' }),
    channel: z.enum(channels, { error: `expected one of ${channels.join(', ')}` }).default('email'),
    to: z.string().transform(asDialled).optional(),
    mailbox: z.string({ error: 'expected an address' }).trim().toLowerCase().optional(),
    form: z
      .string()
      .refine((id) => demarches.has(id), 'expected the id of a démarche of the town')
      .optional(),
  });

/** `aiguillage qualify --town SLUG`: JSON lines in, JSON lines out. Ends with 1 when a line could not be read. */
export function registerQualify(program: Command): void {
  program
    .command('qualify')
    .description('say what the texts of standard input are about: JSON lines {id, text, channel, to, mailbox, form}')
    .requiredOption('--town <slug>', 'whose catalogue and classifier')
    .action(qualify);
}

async function qualify({ town: slug }: { town: string }): Promise<void> {
  const { town, classifier } = await qualifierOf(slug);
  const { QUALIFICATION_THRESHOLD: threshold } = readEnvironment();
  for await (const { id, ...told } of jsonLines(process.stdin, 'stdin', lineOf(town)))
    process.stdout.write(`${JSON.stringify({ id, ...opinionOfText(told, town, classifier, threshold) })}\n`);
}

function asDialled(number: string, context: z.RefinementCtx): string {
  const dialled = toE164(number);
  if (!dialled) context.addIssue({ code: 'custom', message: 'expected a phone number, like "04 65 71 10 10"' });
  return dialled ?? z.NEVER;
}
