import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Caller, Membership } from '../../src/access/index.js';
import { Resolutions } from '../../src/desks/paying/resolutions.js';
import { DeskWork } from '../../src/desks/acting/desk-work.js';
import { verifyChains } from '../../src/dossiers/verify-chains.js';
import { Door } from '../../src/pipeline/intake/door.js';
import { LineStart } from '../../src/pipeline/line-start.js';
import { Clock } from '../../src/platform/clock/index.js';
import { readEnvironment } from '../../src/platform/config/index.js';
import { DocumentStore } from '../../src/platform/documents/index.js';
import { HandOver } from '../../src/platform/queues/index.js';
import { loadConfiguration } from '../../src/towns/configuration/index.js';
import { withTowns } from '../support/database.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { rawMail } from '../support/post-office.js';
import { seeded } from '../support/seeded.js';
import { startRedis, type RedisServer } from '../support/redis.js';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.js';
import { engines } from '../support/town-hall.js';

const mails = 270;
const forms = 30;
const contacts = mails + forms;
const kills = 6;
// Given again, the worker is killed after the same pauses as in a run that failed; what it was doing then may still differ.
const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));
const subjects = [
  'lampadaire en panne rue de la Paix',
  'trou dans la chaussée devant le 8',
  'demande d’acte de naissance',
  'bonjour',
];
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
    const child = spawn(process.execPath, ['dist/worker.js'], {
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
  // In letters: numbers would be machines' addresses, and three hundred of those are a loop (mail-brakes.ts).
  const address = (number: number) =>
    `usager.${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}@courriel.example`;

  it(`ends with ${contacts} contacts, each acknowledged once or in a person's hands, and whole journals (CRASH_SEED=${seed})`, async () => {
    const random = seeded(seed);
    await start();
    const delivered = Promise.all([deliverMails(), storeForms()]);
    for (let count = 0; count < kills; count++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + random() * 2500));
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

  async function deliverMails(): Promise<void> {
    for (let number = 0; number < mails; number += 10) {
      const ten = Array.from({ length: 10 }, (_, place) =>
        rawMail({
          from: address(number + place),
          subject: subjects[(number + place) % subjects.length]!,
          text: `Bonjour, merci. ${number + place}`,
        }),
      );
      await dovecot.deliver(mailbox, ten);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** Forms stored by a process that has no queue to hand them to: the outbox alone tells of them. */
  async function storeForms(): Promise<void> {
    const environment = readEnvironment({ NODE_ENV: 'test', DATA_DIR: dataDir });
    const door = new Door(fresh.database, new DocumentStore(environment), withoutQueue(), new Clock());
    for (let number = mails; number < contacts; number++) {
      await door.receive({
        townId: fresh.saintAubin,
        channel: 'web_form',
        source: 'formulaire',
        sourceKey: randomUUID(),
        receivedAt: new Date(),
        sender: { email: address(number) },
        facts: { subject: subjects[number % subjects.length]!, text: `Bonjour, merci. ${number}` },
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** What a person does with a message nobody is sure of: here they look into the recipient's mailbox. */
  async function decide(id: string, recipient: string): Promise<void> {
    const arrived = sink.mails.some(({ to }) => to.includes(recipient));
    const resolutions = new Resolutions(new DeskWork(fresh.database, withoutQueue()), new Clock());
    await resolutions.resolve(operator(), caller, id, arrived);
  }

  function operator(): Membership {
    return { townId: fresh.saintAubin, slug: 'saint-aubin-sur-gier', name: '', role: 'operator', serviceId: null };
  }
});

const caller: Caller = { name: 'Une standardiste', login: 'standard', towns: [], keyId: randomUUID() };

function withoutQueue(): LineStart {
  return new LineStart(new HandOver(new Map()), pino({ level: 'silent' }));
}
