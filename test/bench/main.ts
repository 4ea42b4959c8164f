import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startTemplates } from '../support/templates.js';
import { bareChain } from './bare-chain.js';
import { bareInserts } from './bare-inserts.js';
import { benchDanger } from './danger/main.js';
import { benchEmail } from './email.js';
import { benchKpis } from './kpis.js';
import { benchQualification } from './qualification/main.js';
import { benchUsagers } from './usagers.js';
import { wholeLine } from './whole-line.js';

/**
 * `npm run bench`: how fast contacts go down the line, beside what the same machine does bare, in the same run. Prints a
 * table and, as its last line, the same as JSON. `npm run bench -- qualification`: how good and fast the classifier is;
 * `-- usagers`: how fast a usager is found; `-- kpis`: how fast the figures of a year are. `-- email`: mails per second from a mailbox
 * to the acknowledgement, beside bare imapflow and nodemailer, and the worker's memory over `--messages`. It judges nothing: figures
 * are kept in docs/performance.md, docs/kpis.md and docs/email/mailboxes.md.
 */
const { values, positionals } = parseArgs({
  options: { contacts: { type: 'string', default: '400' }, messages: { type: 'string', default: '400' } },
  allowPositionals: true,
});
if (positionals[0] === 'qualification') {
  await benchQualification();
  process.exit();
}
if (positionals[0] === 'usagers') {
  await benchUsagers();
  process.exit();
}
if (positionals[0] === 'kpis') {
  await benchKpis();
  process.exit();
}
if (positionals[0] === 'danger') {
  await benchDanger();
  process.exit();
}
const contacts = Number(values.contacts);
if (positionals[0] === 'email') {
  await benchEmail(contacts, Number(values.messages));
  process.exit();
}
const server = await startTemplates({ durable: true });
process.env.AIGUILLAGE_TEST_POSTGRES = server.url;
try {
  const inserts = await bareInserts(contacts * 4);
  const figures = [];
  for (const engine of ['postgres', 'redis'] as const) {
    const chain = await bareChain(engine, contacts);
    const line = await wholeLine(engine, contacts);
    figures.push({ engine, line, chain, inserts, toChain: round(line / chain), toInserts: round(line / inserts) });
  }
  console.table(
    figures.map(({ engine, line, chain, toChain, toInserts }) => ({
      engine,
      'IMAP to SMTP, contacts/s': round(line),
      'bare BullMQ chain of 5, contacts/s': round(chain),
      'bare Postgres inserts/s': round(inserts),
      'line / chain': toChain,
      'line / inserts': toInserts,
    })),
  );
  console.log(JSON.stringify({ contacts, cores: cpus().length, node: process.version, figures }));
} finally {
  await server.stop();
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
