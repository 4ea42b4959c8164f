import { resolve } from 'node:path';
import { z } from 'zod';
import { unknownNames } from './suggest.js';

const portExpected = 'expected a whole number from 0 to 65535';
const port = z.coerce.number(portExpected).int(portExpected).min(0, portExpected).max(65535, portExpected);
const url = (...schemes: string[]) =>
  z.string().refine((value) => schemes.some((scheme) => value.startsWith(`${scheme}://`)), {
    message: `expected an address beginning with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });
const seconds = z.coerce.number().int().positive();

/**
 * Everything the service reads from its environment, once, here. `docs/env.md` is generated from the descriptions.
 * Towns, mailboxes and templates are not here: they are in CONFIG_DIR, and name the variables that hold their secrets.
 */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').describe('`production` refuses the demo.'),
  DEMO: z.enum(['true', 'false']).default('false').transform((value) => value === 'true').describe('Plays the day of two fictional towns, with a carrier, a mail server and a scanner of its own. Refused in production.'),
  LINE: z.enum(['here', 'elsewhere']).default('here').describe('`elsewhere`: the web process only has the doors, and `dist/worker.js` runs the line.'),
  PORT: port.default(3000).describe('Port the web process listens on.'),
  HOST: z.string().default('127.0.0.1').describe('Address the web process listens on; `0.0.0.0` behind a proxy.'),
  PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0).describe('How many proxies stand before the web process: the address of a visitor is read behind that many.'),
  PUBLIC_URL: url('http', 'https').optional().describe('Address the outside world sees, without a final slash. Signatures of telephone webhooks are checked against it. Default: `http://localhost:PORT`.'),
  DATABASE_URL: url('postgres', 'postgresql').optional().describe('Postgres of the role that owns the tables. Absent: an embedded Postgres in DATA_DIR.'),
  QUEUE_URL: url('redis', 'rediss').optional().describe('`redis://…` runs the queues on Redis. Absent: on Postgres, in the same database.'),
  DATA_DIR: z.string().default('data').transform((path) => resolve(path)).describe('Folder of the documents, scan folders, print folders and the embedded database.'),
  CONFIG_DIR: z.string().default('config').transform((path) => resolve(path)).describe('Folder of the towns, catalogue, administrations, templates and alerts.'),
  SMTP_URL: url('smtp', 'smtps').optional().describe('Server that takes our mails. Absent: messages by e-mail wait and the health page says so.'),
  MAIL_AUTH: z.enum(['server', 'compute']).default('server').describe('Whether a mail comes from the address it shows (SPF, DKIM, DMARC). `server`: as the town hall’s own mail server wrote it, under the `authserv_ids` of the mailbox. `compute`: where it wrote nothing, we look ourselves, which needs DNS.'),
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-f]{32}$/, 'expected AC followed by 32 hexadecimal digits').optional().describe('Telephone account.'),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional().describe('Secret of the telephone account; signs webhooks. Absent: every telephone webhook is refused.'),
  TWILIO_API_URL: url('http', 'https').optional().describe('Another address for the telephone API (demo, tests, a compatible carrier).'),
  TWILIO_SMS_FROM: z.string().default('MAIRIE').describe('Sender of the SMS: a number or an 11-letter label.'),
  SESSION_SECRET: z.string().min(32, 'expected at least 32 characters').optional().describe('Signs session cookies. Required in production.'),
  QUALIFICATION_THRESHOLD: z.coerce.number().min(0).max(1).default(0.7).describe('Confidence under which a contact goes to a person (0 to 1).'),
  SWEEP_SECONDS: seconds.default(10).describe('How often the sweeper looks for work a crash left behind.'),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(16).describe('Jobs one worker process runs at once, per stage.'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('Detail of the logs.'),
  LOG_FILE: z.string().optional().describe('File the logs go to. Absent: standard output.'),
});

export type Environment = z.infer<typeof environmentSchema> & { PUBLIC_URL: string };
export const ENVIRONMENT = Symbol('ENVIRONMENT');

/** Prefixes of our own names: a misspelt `TWILIO_TOKEN` is an error, somebody else's `PATH` is not. */
const ownPrefixes = /^(TWILIO|SMTP|QUEUE|SESSION|QUALIFICATION|SWEEP|WORKER|DATABASE|CONFIG_DIR|DATA_DIR)_?/;

/**
 * Reads the environment once. Throws with one line per problem: names and what was expected, never values, because
 * values are secrets.
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const unknown = unknownNames(
    Object.keys(given).filter((name) => ownPrefixes.test(name)),
    Object.keys(environmentSchema.shape),
  );
  const parsed = environmentSchema.safeParse(given);
  const problems = [
    ...unknown,
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...(parsed.data?.NODE_ENV === 'production' && !parsed.data.SESSION_SECRET
      ? ['SESSION_SECRET: required in production']
      : []),
    ...(parsed.data?.NODE_ENV === 'production' && parsed.data.DEMO ? ['DEMO: not in production'] : []),
  ];
  if (problems.length > 0 || !parsed.data) throw new InvalidEnvironment(problems);
  return { ...parsed.data, PUBLIC_URL: publicUrl(parsed.data) };
}

function publicUrl(environment: z.infer<typeof environmentSchema>): string {
  return (environment.PUBLIC_URL ?? `http://localhost:${environment.PORT}`).replace(/\/+$/, '');
}

export class InvalidEnvironment extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/** The value of a variable that a configuration file names (`url: {env: NAME}`). */
export function secretFromEnvironment(name: string): string | undefined {
  return process.env[name] || undefined;
}
