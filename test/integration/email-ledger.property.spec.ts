import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImapFlow } from 'imapflow';
import pino from 'pino';
import { MailboxWatcher, type TownMailbox } from '../../src/channels/email/index.js';
import type { MailLedger } from '../../src/pipeline/intake/ledger/ledger.types.js';
import { startDovecot, type Dovecot } from '../support/dovecot.js';
import { eventually } from '../support/eventually.js';
import { asMailClient, heldIn } from '../support/mail-client.js';
import { openMailRoom, type MailRoom } from '../support/mail-room.js';

const sequences = 14;
// Given again, the same steps are taken; how they fall in time may still differ.
const seed = Number(process.env.MAIL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const quiet = pino({ level: 'silent' });
const read = ['INBOX', 'Demandes'] as const;
const folders = [...read, 'Archives'] as const;
// Twice what matters most.
const deaths = ['resume', 'take', 'take', 'after take', 'after take', 'stored', 'readTo', 'compare'] as const;
type Death = (typeof deaths)[number];

type Step =
  | { does: 'deliver'; mails: number; isNamed: boolean }
  | { does: 'start' | 'read' | 'renumber' | 'kill the server' }
  | { does: 'die'; at: Death; mails: number; isNamed: boolean }
  | { does: 'move' | 'copy'; from: string; to: string; nth: number }
  | { does: 'delete' | 'flag' | 'unflag'; from: string; nth: number };

const mails = fc.integer({ min: 1, max: 9 });
const isNamed = fc.boolean();
const nth = fc.nat(8);
const folder = fc.constantFrom(...folders);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('deliver'), mails, isNamed }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('start', 'read') }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('die'), at: fc.constantFrom(...deaths), mails, isNamed }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('move', 'copy'), from: folder, to: folder, nth }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('delete', 'flag', 'unflag'), from: folder, nth }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('renumber', 'kill the server') }) },
);
const life = fc.record({ isFiled: fc.boolean(), steps: fc.array(step, { minLength: 5, maxLength: 14 }) });

const users = Array.from({ length: 400 }, (_, place) => `vie-${place}`);
let dovecot: Dovecot;
let room: MailRoom;

beforeAll(async () => {
  [dovecot, room] = await Promise.all([startDovecot(users), openMailRoom()]);
}, 60_000);
afterAll(async () => {
  await dovecot?.stop();
  await room?.close();
});

describe('whatever befalls a mailbox, its server, its other readers and us', () => {
  it(`every mail that stayed until it was read is one contact, and none is two (MAIL_SEED=${seed})`, async () => {
    await fc.assert(
      fc.asyncProperty(life, async ({ isFiled, steps }) => {
        const mailbox = new Lived(users.pop()!, isFiled);
        try {
          await mailbox.open();
          for (const each of steps) await mailbox.follow(each);
          await mailbox.follow({ does: 'read' });
          await mailbox.balances();
        } finally {
          await mailbox.close();
        }
      }),
      { seed, numRuns: sequences, endOnFailure: true },
    );
  }, 180_000);
});

/** A mailbox, what is done to it, and what must come of it. */
class Lived {
  private readonly mailbox: TownMailbox;
  /** Words of mails that lay where we read at the beginning of a reading that came to its end. */
  private readonly owed = new Set<string>();
  private delivered = 0;
  private numberedAt = Date.now();
  private reading: { watcher: MailboxWatcher; ledger: Mortal } | null = null;

  constructor(
    private readonly user: string,
    isFiled: boolean,
  ) {
    this.mailbox = {
      townId: room.townId,
      address: `${user}@ville.example`,
      url: dovecot.imapUrl(user),
      folders: read,
      ...(isFiled && { fileTo: 'Traité' }),
    };
  }

  async open(): Promise<void> {
    // Somebody takes work out of the line: it is never full.
    await room.fresh.database.inTown(room.townId, (tx) =>
      tx.query('DELETE FROM outbox WHERE town_id = $1', [tx.townId]),
    );
    await asMailClient(this.mailbox.url, async (client) => {
      for (const path of folders.slice(1)) await client.mailboxCreate(path);
    });
  }

  async follow(asked: Step): Promise<void> {
    switch (asked.does) {
      case 'deliver':
        return this.deliver(asked);
      case 'start':
        return this.start();
      case 'read':
        return this.readToTheEnd();
      case 'die':
        return this.die(asked);
      case 'renumber':
        return this.renumber();
      case 'kill the server':
        return dovecot.killAndRestart();
      default:
        return asMailClient(this.mailbox.url, (client) => disturb(client, asked));
    }
  }

  async balances(): Promise<void> {
    const counts = await this.contacts();
    const words = Array.from({ length: this.delivered }, (_, place) => `mot-${place + 1}`);
    const lost = words.filter((word) => this.owed.has(word) && !counts.has(word));
    const doubled = [...counts].filter(([, count]) => count > 1);
    const filed = (await this.lyingIn('Traité')).filter((word) => !counts.has(word));
    const invented = [...counts.keys()].filter((word) => !words.includes(word));
    expect({ lost, doubled, filed, invented }).toEqual({ lost: [], doubled: [], filed: [], invented: [] });
    for (const path of read) {
      const { missing, waiting } = await this.compare(path);
      expect({ path, missing, waiting }).toEqual({ path, missing: [], waiting: 0 });
    }
    const ledger = await room.seen(this.mailbox.address);
    expect(ledger.filter(({ fate, contactId }) => (fate === 'gone') !== (contactId === null))).toEqual([]);
  }

  async close(): Promise<void> {
    await this.reading?.watcher.stop();
    this.reading = null;
  }

  private async deliver({ mails, isNamed }: { mails: number; isNamed: boolean }): Promise<void> {
    const raws = Array.from({ length: mails }, () => {
      const number = (this.delivered += 1);
      const id = isNamed ? `Message-ID: <${number}.${this.user}@courriel.example>\r\n` : '';
      return `From: u@courriel.example\r\n${id}Subject: essai\r\n\r\nmot-${number}\r\n`;
    });
    await dovecot.deliver(this.user, raws);
  }

  private async start(): Promise<void> {
    if (this.reading) return;
    const ledger = new Mortal(room.ledger);
    const watcher = new MailboxWatcher(this.mailbox, ledger.asLedger(), quiet);
    watcher.start();
    this.reading = { watcher, ledger };
  }

  private async readToTheEnd(): Promise<void> {
    await this.close();
    const lying = (await Promise.all(read.map((path) => this.lyingIn(path)))).flat();
    await this.start();
    await this.calm();
    await this.close();
    for (const word of lying) this.owed.add(word);
  }

  /** The process ends at that point: from then on nothing it does reaches the ledger, and so nothing is filed. */
  private async die(asked: Extract<Step, { does: 'die' }>): Promise<void> {
    await this.start();
    const { ledger } = this.reading!;
    ledger.dieAt(asked.at);
    await this.deliver(asked);
    await Promise.race([ledger.died, this.calm()]);
    await this.close();
  }

  private async calm(): Promise<void> {
    const { watcher, ledger } = this.reading!;
    await eventually(() => {
      const { lastError, lastSeenAt } = watcher.state();
      if (!ledger.isDead) expect({ lastError, isSeen: lastSeenAt !== null }).toEqual({ lastError: null, isSeen: true });
    });
  }

  private async renumber(): Promise<void> {
    // A UIDVALIDITY is the second it was given in; the server may not give one twice (RFC 9051 2.3.1.1).
    await eventually(() => expect(Date.now()).toBeGreaterThan(this.numberedAt + 1_100));
    await dovecot.renumber(this.user);
    this.numberedAt = Date.now();
  }

  /** How many contacts there are of each mail, by its word. */
  private async contacts(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { raw } of await room.contacts(this.mailbox.address)) {
      const [word] = wordsIn(raw!);
      counts.set(word!, (counts.get(word!) ?? 0) + 1);
    }
    return counts;
  }

  private async lyingIn(path: string): Promise<string[]> {
    let words: string[] = [];
    await asMailClient(this.mailbox.url, async (client) => {
      if (!(await client.mailboxOpen(path).catch(() => null))) return;
      const mails = await client.fetchAll('1:*', { source: true });
      words = mails.flatMap(({ source }) => wordsIn(source!));
    });
    return words;
  }

  private async compare(path: string) {
    const { uidValidity, held } = await heldIn(this.mailbox.url, path);
    const { townId, address } = this.mailbox;
    return room.ledger.compare({ townId, mailbox: address, folder: path, uidValidity }, held);
  }
}

/** The ledger of a process that dies: it does nothing more from then on. */
class Mortal {
  isDead = false;
  readonly died: Promise<void>;
  private at: Death | null = null;
  private tell = () => {};

  constructor(private readonly ledger: MailLedger) {
    this.died = new Promise((resolve) => (this.tell = resolve));
  }

  dieAt(at: Death): void {
    this.at = at;
  }

  asLedger(): MailLedger {
    const call = async (name: keyof MailLedger, parameters: unknown[]) => {
      if (this.at === name) this.die();
      if (this.isDead) throw new Error('there is no such process');
      const result: unknown = await (this.ledger[name] as (...all: unknown[]) => unknown)(...parameters);
      if (this.at === `after ${name}`) this.die();
      if (this.isDead) throw new Error('there is no such process');
      return result;
    };
    return new Proxy(this.ledger, {
      get:
        (_, name) =>
        (...all: unknown[]) =>
          call(name as keyof MailLedger, all),
    });
  }

  private die(): void {
    this.isDead = true;
    this.tell();
  }
}

/** What another mail programme does to the nth mail of a folder. */
async function disturb(client: ImapFlow, asked: Extract<Step, { from: string }>): Promise<void> {
  await client.mailboxOpen(asked.from);
  const uids = (await client.search({ all: true }, { uid: true })) || [];
  if (uids.length === 0) return;
  const uid = String(uids[asked.nth % uids.length]);
  const byUid = { uid: true };
  if (asked.does === 'move' && asked.to !== asked.from) await client.messageMove(uid, asked.to, byUid);
  if (asked.does === 'copy') await client.messageCopy(uid, asked.to, byUid);
  if (asked.does === 'delete') await client.messageDelete(uid, byUid);
  if (asked.does === 'flag') await client.messageFlagsAdd(uid, ['$Aiguillage'], byUid);
  if (asked.does === 'unflag') await client.messageFlagsRemove(uid, ['$Aiguillage'], byUid);
}

function wordsIn(raw: Buffer): string[] {
  return /mot-\d+/.exec(raw.toString()) ?? [];
}
