import { z } from 'zod';
import { environmentSchema } from './environment.js';

/** A value that would do, for each name: a new name without an example does not compile. */
const examples: Record<keyof typeof environmentSchema.shape, string> = {
  NODE_ENV: 'production',
  DEMO: 'true',
  LINE: 'elsewhere',
  PORT: '8080',
  HOST: '0.0.0.0',
  PROXY_HOPS: '1',
  PUBLIC_URL: 'https://contacts.grandval.example',
  DATABASE_URL: 'postgres://aiguillage:PASSWORD@postgres:5432/aiguillage',
  QUEUE_URL: 'redis://redis:6379',
  DATA_DIR: '/var/lib/aiguillage',
  CONFIG_DIR: '/etc/aiguillage',
  SMTP_URL: 'smtps://USER:PASSWORD@smtp.grandval.example:465',
  MAIL_AUTH: 'compute',
  TWILIO_ACCOUNT_SID: 'AC followed by 32 hexadecimal digits',
  TWILIO_AUTH_TOKEN: '32 hexadecimal digits',
  TWILIO_API_URL: 'http://127.0.0.1:4010',
  TWILIO_SMS_FROM: '+33639980001',
  SESSION_SECRET: 'the output of `openssl rand -hex 32`',
  QUALIFICATION_THRESHOLD: '0.7',
  SWEEP_SECONDS: '30',
  WORKER_CONCURRENCY: '32',
  LOG_LEVEL: 'debug',
  LOG_FILE: '/var/log/aiguillage/aiguillage.log',
};

/** The text of `docs/env.md`, made from the schema the program itself reads. */
export function environmentPage(): string {
  const { properties = {} } = z.toJSONSchema(environmentSchema, { io: 'input' });
  const rows = Object.entries(examples).map(([name, example]) => row(name, properties[name], example));
  return `# Environment

Made by \`npm run docs:env\` from \`src/platform/config/environment.ts\`; a test fails when they differ. An empty value
counts as absent. A misspelt name of ours, or a value that does not fit, stops the start with the name and what was
expected, never with the value.

Towns, mailboxes, catalogue and templates are not here but in \`CONFIG_DIR\`, whose files name the variables that hold
their secrets (\`env: NAME\`).

| name | meaning | values | default | example |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function row(name: string, property: unknown, example: string): string {
  const { description = '', default: byDefault, enum: values } = property as Property;
  const cells = [`\`${name}\``, description, (values ?? []).map(code).join(', '), code(byDefault), code(example)];
  return `| ${cells.join(' | ')} |`;
}

interface Property {
  description?: string;
  default?: string | number;
  enum?: string[];
}

/** A sentence that quotes code already stays as it is. */
function code(value: string | number | undefined): string {
  if (value === undefined) return '';
  return String(value).includes('`') || String(value).includes(' ') ? String(value) : `\`${value}\``;
}
