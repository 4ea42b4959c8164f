import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageDelivered } from '../../src/dossiers/message-outcome.js';
import { verifyChains } from '../../src/dossiers/verify-chains.js';
import { loadConfiguration } from '../../src/towns/configuration/index.js';
import { withTowns } from '../support/database.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { rawMail } from '../support/post-office.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { engines } from '../support/town-hall.js';

const contacts = 300;
const kills = 6;
const mailbox = 'contact@saint-aubin-sur-gier.example';

/** The worker is killed with SIGKILL at random moments while contacts come in, and started again. */
describe.each(engines)('a worker that is killed again and again, on %s', (engine) => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  let dovecot: Dovecot;
  let sink: SmtpSink;
  let redis: RedisServer | null;
  let dataDir: string;
  let worker: ChildProcess | null = null;

  beforeAll(async () => {
    const { configuration } = await loadConfiguration('config');
    const addresses = configuration!.towns.flatMap((town) => town.mailboxes.map(({ address }) => address));
    [fresh, dovecot, sink, redis] = await Promise.all([
      withTowns(),
      startDovecot(addresses),
      startSmtpSink(),
      engine === 'redis' ? startRedis() : null,
    ]);
    dataDir = await mkdtemp(join(tmpdir(), 'crash-'));
  }, 60_000);
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await Promise.all([dovecot?.stop(), sink?.stop(), redis?.stop()]);
    await fresh?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async () => {
    const child = spawn(process.execPath, ['--import', './test/support/typescript.mjs', 'src/worker.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'test',
        DATABASE_URL: fresh.ownerUrl,
        DATA_DIR: dataDir,
        LOG_FILE: join(dataDir, 'log'),
        SMTP_URL: sink.url,
        SWEEP_SECONDS: '1',
        WORKER_CONCURRENCY: '8',
        SAINT_AUBIN_IMAP_URL: dovecot.imapUrl(mailbox),
        ...(redis && { QUEUE_URL: redis.url }),
      },
    });
    worker = child;
    const ready = new Promise<void>((resolve) =>
      child.stdout.on('data', (text: Buffer) => text.includes('ready') && resolve()),
    );
    await Promise.race([
      ready,
      once(child, 'exit').then(() => Promise.reject(new Error('the worker ended at its start'))),
    ]);
  };
  const kill = async () => {
    const ended = once(worker!, 'exit');
    worker!.kill('SIGKILL');
    await ended;
  };
  const rows = <Row>(sql: string, parameters: unknown[] = []) =>
    fresh.database.inTown(fresh.saintAubin, (tx) => tx.query<Row>(sql, parameters));
  const address = (number: number) => `usager-${number}@courriel.example`;

  it(`ends with ${contacts} contacts, each acknowledged once or in a person's hands, and whole journals`, async () => {
    await start();
    const delivered = deliverAll();
    for (let count = 0; count < kills; count++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 2500));
      await kill();
      await start();
    }
    await delivered;
    await eventually(async () => {
      const [counted] = await rows<{ contacts: number; waiting: number }>(
        `SELECT (SELECT count(*)::int FROM contact) AS contacts, (SELECT count(*)::int FROM outbox) AS waiting`,
      );
      expect(counted).toEqual({ contacts, waiting: 0 });
    }, 150_000);

    const states = await rows<{ state: string; count: number }>(
      'SELECT state, count(*)::int FROM contact GROUP BY state ORDER BY state',
    );
    expect(states.map(({ state }) => state).filter((state) => !['told', 'to-qualify'].includes(state))).toEqual([]);
    const dossiers = await rows<{ contacts: number }>(
      'SELECT count(*)::int AS contacts FROM dossier_contact GROUP BY contact_id HAVING count(*) <> 1',
    );
    expect(dossiers).toEqual([]);

    // A message on its way when the process died: a person looks whether it left, and it is only sent again if it did not.
    const unknown = await rows<{ id: string; recipient: string }>(
      `SELECT id, recipient FROM message WHERE state = 'unknown'`,
    );
    for (const { id, recipient } of unknown) await decide(id, recipient);
    await eventually(
      async () => expect(await rows(`SELECT 1 FROM message WHERE state IN ('composed', 'sending')`)).toEqual([]),
      60_000,
    );

    const first = await rows<{ recipient: string; count: number }>(
      'SELECT recipient, count(*)::int FROM message GROUP BY recipient',
    );
    expect(first).toHaveLength(contacts);
    expect(first.filter(({ count }) => count !== 1)).toEqual([]);
    const sent = sink.mails.map(({ to }) => to[0]!);
    expect(sent.sort()).toEqual(Array.from({ length: contacts }, (_, number) => address(number)).sort());
    expect((await verifyChains(fresh.database, fresh.saintAubin)).broken).toEqual([]);
  }, 300_000);

  async function deliverAll(): Promise<void> {
    const subjects = [
      'lampadaire en panne rue de la Paix',
      'trou dans la chaussée devant le 8',
      'demande d’acte de naissance',
      'bonjour',
    ];
    for (let number = 0; number < contacts; number += 10) {
      const mails = Array.from({ length: 10 }, (_, place) =>
        rawMail({
          from: address(number + place),
          subject: subjects[(number + place) % subjects.length]!,
          text: `Bonjour, merci. ${number + place}`,
        }),
      );
      await dovecot.deliver(mailbox, mails);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** What a person does with a message nobody is sure of: here they look into the recipient's mailbox. */
  async function decide(id: string, recipient: string): Promise<void> {
    const arrived = sink.mails.some(({ to }) => to.includes(recipient));
    await fresh.database.inTown(fresh.saintAubin, async (tx) => {
      if (arrived) return messageDelivered(tx, id, null, new Date());
      await tx.query(`UPDATE message SET state = 'composed' WHERE town_id = $1 AND id = $2`, [tx.townId, id]);
      await tx.query(`INSERT INTO outbox (town_id, stage, subject_id) VALUES ($1, 'delivery', $2)`, [tx.townId, id]);
    });
  }
});
