import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import pino from 'pino';
import { v7 as uuid } from 'uuid';
import type { Caller, Membership } from '../../src/access/index.js';
import { Resolutions } from '../../src/desks/paying/resolutions.js';
import { DeskWork } from '../../src/desks/acting/desk-work.js';
import { messageAnswered } from '../../src/dossiers/message-answered.js';
import { messageReported } from '../../src/dossiers/message-reported.js';
import { openDossiers } from '../../src/dossiers/open-dossiers.js';
import { LineStart } from '../../src/pipeline/line-start.js';
import { owe } from '../../src/pipeline/outbox.js';
import { Clock } from '../../src/platform/clock/index.js';
import { HandOver } from '../../src/platform/queues/index.js';
import { withTowns } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { storedContact } from '../support/record.js';
import { startScriptedSmtp, type Moment, type ScriptedSmtp } from '../support/scripted-smtp.js';

/** The worker is killed with SIGKILL while five mails are each at another moment of their session. What its server keeps, the usager gets. */
const killedAt: Moment[] = ['mail', 'data', 'mid-body', 'end', 'reply'];

describe('a worker that is killed while mails leave', () => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  let smtp: ScriptedSmtp;
  let dataDir: string;
  let worker: ChildProcess | null = null;

  beforeAll(async () => {
    [fresh, smtp] = await Promise.all([withTowns(), startScriptedSmtp()]);
    dataDir = await mkdtemp(join(tmpdir(), 'once-'));
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await smtp?.stop();
    await fresh?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('sends each once at most, leaves them to a person, and what that person finds out is done', async () => {
    const ids: string[] = [];
    for (const moment of killedAt) ids.push(await owedMail(moment));
    const reached = new Set<Moment>();
    smtp.play({
      // With it the first command of a session names its message.
      offers: ['DSN'],
      at: (now, { mailFrom }) => {
        if (killedAt[ids.findIndex((id) => mailFrom.includes(id))] !== now) return;
        reached.add(now);
        return new Promise(() => {});
      },
    });
    await start();
    await eventually(() => expect([...reached].sort()).toEqual([...killedAt].sort()), 60_000);
    await kill();
    smtp.play({});
    await start();
    const states = () =>
      rows<{ id: string; state: string }>('SELECT id, state FROM message ORDER BY composed_at, id').then((all) =>
        all.map(({ state }) => state),
      );
    await eventually(async () => {
      const all = await states();
      expect(all.slice(0, 4)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
      // Answered, and killed at that very moment: it had or had not time to write it down.
      expect(['unknown', 'accepted']).toContain(all[4]);
    }, 60_000);
    const kept = () => smtp.kept.map(({ rcptTo }) => /<(.*?)@/.exec(rcptTo)![1]);
    // Two were kept by the server, and nobody but their recipients knows: not one was sent again.
    expect(kept().sort()).toEqual(['end', 'reply']);
    const unsure = await rows<{ id: string }>(`SELECT id FROM message WHERE state = 'unknown'`);
    const tasks = await rows<{ key: string }>(`SELECT key FROM task WHERE kind = 'check-sending' AND open`);
    expect(tasks.map(({ key }) => key).sort()).toEqual(unsure.map(({ id }) => `check-sending-${id}`).sort());

    const [mail, data, midBody, end, reply] = ids as [string, string, string, string, string];
    // « Renvoyer »: the same mail, under the same Message-ID, so that a server that has it after all may drop the second.
    for (const id of [mail, data, midBody]) await decide(id, false);
    // « C’est parti », a report of its arrival, an answer to it.
    const at = new Date();
    await inTown((tx) =>
      messageReported(tx, { state: 'delivered', failure: 'other', messageId: `<aig-${end}@x.example>` }, at),
    );
    const answer = { kind: 'out-of-office', inReplyTo: `<aig-${reply}@x.example>` } as const;
    await inTown((tx) => messageAnswered(tx, { ...answer, kind: 'auto-reply' }, at));
    expect((await states())[4]).not.toBe('delivered');
    await inTown((tx) => messageAnswered(tx, answer, at));
    await eventually(
      async () => expect(await states()).toEqual(['accepted', 'accepted', 'accepted', 'delivered', 'delivered']),
      30_000,
    );
    expect(kept().sort()).toEqual([...killedAt].sort());
    for (const [place, moment] of killedAt.entries()) {
      const one = smtp.kept.find(({ rcptTo }) => rcptTo.includes(`<${moment}@`))!;
      expect((await PostalMime.parse(one.raw)).messageId).toBe(`<aig-${ids[place]}@x.example>`);
    }
    expect(await rows(`SELECT 1 FROM task WHERE kind = 'check-sending' AND open`)).toEqual([]);
    const settled = await rows(`SELECT 1 FROM debt WHERE message_id = ANY ($1) AND state = 'settled'`, [[end, reply]]);
    expect(settled).toHaveLength(2);
    await expect(decide(end, false)).rejects.toThrow('On sait déjà ce que ce message est devenu.');
  }, 240_000);

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ['dist/worker.js'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'test',
        DATABASE_URL: fresh.ownerUrl,
        DATA_DIR: dataDir,
        LOG_FILE: join(dataDir, 'log'),
        SMTP_URL: smtp.url,
        SWEEP_SECONDS: '1',
        WORKER_CONCURRENCY: '8',
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
  }

  async function kill(): Promise<void> {
    const ended = once(worker!, 'exit');
    worker!.kill('SIGKILL');
    await ended;
  }

  async function decide(id: string, arrived: boolean): Promise<void> {
    const line = new LineStart(new HandOver(new Map()), pino({ level: 'silent' }));
    await new Resolutions(new DeskWork(fresh.database, line), new Clock()).resolve(operator(), caller, id, arrived);
  }

  function operator(): Membership {
    return { townId: fresh.saintAubin, slug: 'saint-aubin-sur-gier', name: '', role: 'operator', serviceId: null };
  }

  function inTown<T>(work: Parameters<typeof fresh.database.inTown<T>>[1]): Promise<T> {
    return fresh.database.inTown(fresh.saintAubin, work);
  }

  function rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return inTown((tx) => tx.query<Row>(sql, parameters));
  }

  /** An acknowledgement that is owed and written, for whoever comes by. Long enough to take more than one packet. */
  async function owedMail(name: string): Promise<string> {
    const [id, dossierId, at] = [uuid(), uuid(), new Date()];
    await inTown(async (tx) => {
      const dossier = {
        id: dossierId,
        demarcheId: 'degradation-voirie',
        serviceId: 'voirie-proprete',
        administrationId: null,
        usagerId: null,
        parentId: null,
        priority: 'normal' as const,
        confidential: false,
        summary: 'Trou',
        receivedAt: at,
        targetDate: '2027-03-08',
        state: 'open' as const,
        tasks: [],
        debts: [{ kind: 'acknowledgement' as const, dueAt: at, payable: true }],
      };
      await openDossiers(tx, await storedContact(tx), [dossier], { townCode: 'SA', year: 2027 }, at);
      await tx.query(
        `WITH owed AS (SELECT id FROM debt WHERE town_id = $1 AND dossier_id = $3),
         kept AS (
           INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, subject, body, sha256, message_id, state, debt_id, composed_at)
           SELECT $1, $2, $3, 'acknowledgement', 'email', 'ack-email', 1, $4, 'Votre demande', $5, 'x', $6, 'composed', id, $7 FROM owed)
         UPDATE debt SET message_id = $2 WHERE town_id = $1 AND dossier_id = $3`,
        [tx.townId, id, dossierId, `${name}@courriel.example`, 'Bonjour. '.repeat(50_000), `<aig-${id}@x.example>`, at],
      );
      await owe(tx, [{ stage: 'delivery', subjectId: id }]);
    });
    return id;
  }
});

const caller: Caller = { name: 'Une standardiste', login: 'standard', towns: [], keyId: randomUUID() };
