import pino from 'pino';
import { DataSource } from 'typeorm';
import { MailboxWatcher } from '../../src/channels/email/index.js';
import { Ledger } from '../../src/pipeline/intake/ledger/mail-ledger.js';
import { readEnvironment } from '../../src/platform/config/index.js';
import { serviceOptions, TownDatabase } from '../../src/platform/database/index.js';
import { DocumentStore } from '../../src/platform/documents/index.js';

/**
 * A process that reads one mailbox and does nothing else, to be killed: `DATABASE_URL` of the service's role, `DATA_DIR`, and
 * `MAILBOX`, a TownMailbox in JSON.
 */
const environment = readEnvironment({ NODE_ENV: 'test', DATA_DIR: process.env.DATA_DIR! });
const source = new DataSource(serviceOptions(process.env.DATABASE_URL!));
await source.initialize();
const ledger = new Ledger(new TownDatabase(source), new DocumentStore(environment), {
  start: async () => undefined,
} as never);
new MailboxWatcher(JSON.parse(process.env.MAILBOX!) as never, ledger, pino({ level: 'silent' })).start();
