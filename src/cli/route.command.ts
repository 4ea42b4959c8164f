import type { Command } from 'commander';
import { z } from 'zod';
import {
  dangersIn,
  opinionOfText,
  textChannels,
  type TextChannel,
  type TextOpinion,
} from '../pipeline/qualification/index.js';
import { asTold, explain, type Explanation } from '../pipeline/routing/index.js';
import { readEnvironment } from '../platform/config/index.js';
import { segments } from '../towns/configuration/index.js';
import type { Town } from '../towns/index.js';
import { jsonLines } from './json-lines.js';
import { lineId } from './line-id.js';
import { qualifierOf, townOfSlug, type Qualifier } from './qualifier.js';

const channels = Object.keys(textChannels) as [TextChannel, ...TextChannel[]];
const urgencies = ['normal', 'high', 'emergency'] as const;
const oneOf = <T extends string>(values: readonly [T, ...T[]]) =>
  z.enum(values, { error: `expected one of ${values.join(', ')}` });

const lineOf = ({ demarches }: Town) =>
  z
    .object({
      id: lineId.optional(),
      demarche: z
        .string()
        .refine((id) => demarches.has(id), 'expected the id of a démarche of the town')
        .optional(),
      text: z.string({ error: 'expected a text' }).optional(),
      channel: oneOf(channels).default('email'),
      place: z.string().optional(),
      address: z.string().optional(),
      segment: oneOf(segments).optional(),
      urgency: oneOf(urgencies).optional(),
      at: z.iso.datetime({ offset: true, error: 'expected an instant like 2027-03-01T10:00:00+01:00' }).optional(),
    })
    .refine(({ demarche, text }) => demarche !== undefined || text !== undefined, {
      path: ['demarche'],
      message: 'expected a démarche, or a text to find it in',
    });
type Line = z.infer<ReturnType<typeof lineOf>>;

/** What the program would have thought it is about; null when the démarche was given. */
type Qualification = Pick<TextOpinion, 'decision' | 'reason'> | null;

interface Answer {
  id?: string | number;
  qualification: Qualification;
  /** Null when no démarche was found: a person would be asked. */
  route: Explanation | null;
}

/** `aiguillage route explain --town SLUG`: what would happen to a contact, and why. Nothing is changed. */
export function registerRoute(program: Command): void {
  program
    .command('route')
    .description('whom things go to')
    .command('explain')
    .description(
      'say what would happen to a contact, and why, without options to JSON lines of standard input with the same names',
    )
    .requiredOption('--town <slug>', 'whose rules')
    .option('--demarche <id>', 'of the catalogue; without it, found in the text')
    .option('--text <words>', 'of the usager')
    .option('--channel <name>', channels.join(', '))
    .option('--place <words>', 'where it is about, like "12 quai du Gier"')
    .option('--address <words>', 'of the usager, on one line')
    .option('--segment <name>', segments.join(', '))
    .option('--urgency <level>', `${urgencies.join(', ')}; without it, heard in the text`)
    .option('--at <instant>', 'like 2027-03-01T10:00:00+01:00; without it, now')
    .action(explainRoute);
}

async function explainRoute({ town: slug, ...options }: { town: string } & Record<string, string>): Promise<void> {
  const town = await townOfSlug(slug);
  let qualifier: Qualifier | undefined;
  const answer = async (line: Line): Promise<void> => {
    if (line.demarche === undefined) qualifier ??= await qualifierOf(slug);
    process.stdout.write(`${JSON.stringify(answerTo(line, town, qualifier))}\n`);
  };
  if (Object.keys(options).length > 0) return answer(fromOptions(options, town));
  for await (const line of jsonLines(process.stdin, 'stdin', lineOf(town))) await answer(line);
}

export class WrongOption extends Error {}

function fromOptions(options: Record<string, string>, town: Town): Line {
  const read = lineOf(town).safeParse(options);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WrongOption(`--${issue!.path.join('.')}: ${issue!.message}`);
}

function answerTo(
  { id, demarche, text = '', channel, urgency, at, ...told }: Line,
  town: Town,
  qualifier?: Qualifier,
): Answer {
  const { QUALIFICATION_THRESHOLD: threshold } = readEnvironment();
  const opinion =
    demarche === undefined ? opinionOfText({ text, channel }, town, qualifier!.classifier, threshold) : null;
  const about = demarche ?? opinion!.predictions[0]?.demarche;
  const level = urgency ?? dangersIn(text, town)[0]?.level ?? 'normal';
  const contact = asTold(town, {
    ...told,
    text,
    channel: textChannels[channel],
    at: at === undefined ? new Date() : new Date(at),
    danger: level === 'normal' ? null : level,
  });
  return {
    id,
    qualification: opinion && { decision: opinion.decision, reason: opinion.reason },
    route: about === undefined ? null : explain(town, about, contact),
  };
}
