import { NestFactory } from '@nestjs/core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startLine } from '../../src/boot/start-line.js';
import { readEnvironment } from '../../src/platform/config/index.js';
import { WorkerModule } from '../../src/worker.module.js';
import { withTowns } from '../support/database.js';
import { startDovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { rawMail } from '../support/post-office.js';
import { startRedis } from '../support/redis.js';
import { startSmtpSink } from '../support/smtp-sink.js';
import type { Engine } from '../support/town-hall.js';

const mailbox = 'contact@saint-aubin-sur-gier.example';
const warmUp = 30;

/**
 * From a mailbox full of mails to the acknowledgement of each at an SMTP server: contacts per second, everything on this
 * machine. The clock starts once the first few are through, when every part has been used.
 */
export async function wholeLine(engine: Engine, contacts: number): Promise<number> {
  const [fresh, dovecot, sink, redis] = await Promise.all([
    withTowns(),
    startDovecot([mailbox]),
    startSmtpSink(),
    engine === 'redis' ? startRedis() : null,
  ]);
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  process.env.SAINT_AUBIN_IMAP_URL = dovecot.imapUrl(mailbox);
  const environment = readEnvironment({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    SMTP_URL: sink.url,
    LOG_LEVEL: 'error',
    ...(redis && { QUEUE_URL: redis.url }),
  });
  const all = Array.from({ length: warmUp + contacts }, (_, number) => mailOf(usager(number)));
  await dovecot.deliver(mailbox, all);
  const app = await NestFactory.createApplicationContext(WorkerModule.register(environment, fresh.serviceUrl), {
    logger: false,
  });
  const acknowledged = (count: number) =>
    eventually(() => {
      if (sink.mails.length < count) throw new Error(`${sink.mails.length} of ${count} acknowledged`);
    }, 300_000);
  try {
    await startLine(app);
    await acknowledged(warmUp);
    await analyse(fresh.ownerUrl);
    const [already, begun] = [sink.mails.length, performance.now()];
    await acknowledged(all.length);
    return (all.length - already) / ((performance.now() - begun) / 1000);
  } finally {
    await app.close();
    await Promise.all([dovecot.stop(), sink.stop(), redis?.stop()]);
    await fresh.drop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** As autovacuum does within the minute: a database nobody has counted is taken to be empty. */
async function analyse(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('ANALYZE');
  await owner.end();
}

/**
 * Each another person, also to the brakes on mail loops, which take one robot to write under many numbers; with one provider in forty,
 * since one that is slow is spared for two minutes.
 */
export function usager(number: number): string {
  const name = number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);
  return `usager.${name}@courriel-${number % 40}.example`;
}

export function mailOf(from: string): string {
  return rawMail({
    from,
    subject: 'lampadaire en panne rue de la Paix',
    text: 'Bonjour,\nle lampadaire devant le 14 rue de la Paix ne marche plus depuis une semaine.\nMerci',
  });
}
