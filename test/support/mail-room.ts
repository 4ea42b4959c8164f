import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Ledger } from '../../src/pipeline/intake/ledger/mail-ledger.js';
import type { FetchedMail, MailFolder } from '../../src/pipeline/intake/ledger/ledger.types.js';
import { readEnvironment } from '../../src/platform/config/index.js';
import { DocumentStore } from '../../src/platform/documents/index.js';
import { withTowns, type FreshDatabase } from './database.js';

export interface Seen {
  uid: number;
  uidValidity: string;
  folder: string;
  messageId: string | null;
  fate: string;
  reason: string | null;
  contactId: string | null;
  hasLeft: boolean;
}

export interface Kept {
  id: string;
  sourceKey: string;
  state: string;
  reason: string | null;
  sender: { name?: string; email?: string };
  receivedAt: Date;
  raw: Buffer | null;
}

/** The ledger on a database of its own, as the watchers use it; the line behind it stands still. */
export interface MailRoom {
  townId: string;
  fresh: FreshDatabase;
  ledger: TestedLedger;
  documents: DocumentStore;
  /** What was stored for a mailbox, in order. */
  contacts(mailbox: string): Promise<Kept[]>;
  seen(mailbox: string): Promise<Seen[]>;
  /** Everything, as if nothing had ever come in. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** The real one, which can be told to fail as a database does that is away. */
export class TestedLedger extends Ledger {
  refuses: (mail: FetchedMail) => boolean = () => false;
  /** Numbers of mails of each `take`. */
  readonly taken: number[] = [];

  override async take(folder: MailFolder, mails: readonly FetchedMail[]) {
    if (mails.some((mail) => this.refuses(mail))) throw new Error('the database is away');
    this.taken.push(mails.length);
    return super.take(folder, mails);
  }
}

export async function openMailRoom(): Promise<MailRoom> {
  const fresh = await withTowns();
  const { database, saintAubin: townId } = fresh;
  const dataDir = await mkdtemp(join(tmpdir(), 'mail-room-'));
  const documents = new DocumentStore(readEnvironment({ NODE_ENV: 'test', DATA_DIR: dataDir }));
  const ledger = new TestedLedger(database, documents, { start: async () => undefined } as never);
  return {
    townId,
    fresh,
    ledger,
    documents,
    contacts: async (mailbox) => {
      const rows = await database.inTown(townId, (tx) =>
        tx.query<Omit<Kept, 'raw'> & { sha256: string | null }>(
          `SELECT contact.id, source_key AS "sourceKey", state, reason, sender, received_at AS "receivedAt", sha256 FROM contact
           LEFT JOIN document ON document.town_id = $1 AND document.id = original_id
           WHERE contact.town_id = $1 AND source = $2 ORDER BY stored_at, contact.id`,
          [townId, mailbox],
        ),
      );
      return Promise.all(
        rows.map(async ({ sha256, ...row }) => ({ ...row, raw: sha256 ? await documents.get(townId, sha256) : null })),
      );
    },
    seen: (mailbox) =>
      database.inTown(townId, (tx) =>
        tx.query<Seen>(
          `SELECT uid::int, uid_validity::text AS "uidValidity", folder, message_id AS "messageId", fate, reason, contact_id AS "contactId",
             left_at IS NOT NULL AS "hasLeft"
           FROM mail_seen WHERE town_id = $1 AND mailbox = $2 ORDER BY folder, uid_validity, uid`,
          [townId, mailbox],
        ),
      ),
    forget: async () => {
      const client = new pg.Client({ connectionString: fresh.ownerUrl });
      await client.connect();
      await client.query(
        'DELETE FROM mail_seen; DELETE FROM mail_folder; DELETE FROM mail_check; DELETE FROM outbox; DELETE FROM contact',
      );
      await client.end();
    },
    close: async () => {
      await fresh.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
