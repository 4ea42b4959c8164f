import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { StoredContent } from '../../../dossiers/arrival.js';
import { TownDatabase } from '../../../platform/database/index.js';
import { DocumentStore } from '../../../platform/documents/index.js';
import { LineStart } from '../../line-start.js';
import type { StageName } from '../../stages.js';
import { compareFolder } from './compare-folder.js';
import type {
  Compared,
  FetchedMail,
  HeldMail,
  MailFolder,
  MailLedger,
  MailMarks,
  Resumed,
  WaitingReason,
} from './ledger.types.js';
import { recogniseMails } from './recognise-mails.js';
import { resumeFolder } from './resume-folder.js';
import { storeOriginals, takeMails } from './take-mails.js';
import { asDeparted, contactOfNumber } from './vanished.js';

/** Contacts on their way to a service: some seconds of work. */
const lineFullAt = 300;
const stagesOfContacts: StageName[] = ['intake', 'qualification', 'routing'];

/** The ledger itself; see MailLedger for the promises it keeps. */
@Injectable()
export class Ledger implements MailLedger {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(LineStart) private readonly line: LineStart,
  ) {}

  async say(townId: string, mailbox: string, failure: string | null): Promise<void> {
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `INSERT INTO mailbox_state AS known (town_id, mailbox, failure, since, said_at) VALUES ($1, $2, $3, now(), now())
         ON CONFLICT (town_id, mailbox) DO UPDATE SET failure = excluded.failure, said_at = excluded.said_at,
           since = CASE WHEN known.failure IS NOT DISTINCT FROM excluded.failure THEN known.since ELSE excluded.since END`,
        [townId, mailbox, failure],
      ),
    );
  }

  async lastRead({ townId, mailbox, folder }: Omit<MailFolder, 'uidValidity'>) {
    const [row] = await this.database.inTown(townId, (tx) =>
      tx.query<{ uidValidity: string; modseq: string }>(
        `SELECT uid_validity AS "uidValidity", modseq FROM mail_folder
         WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND modseq IS NOT NULL`,
        [townId, mailbox, folder],
      ),
    );
    return row ? { uidValidity: BigInt(row.uidValidity), modseq: BigInt(row.modseq) } : null;
  }

  resume(folder: MailFolder): Promise<Resumed> {
    return this.database.inTown(folder.townId, (tx) => resumeFolder(tx, folder));
  }

  keep(townId: string, content: Readable): Promise<StoredContent> {
    return this.documents.putStream(townId, content);
  }

  async take(folder: MailFolder, mails: readonly FetchedMail[]): Promise<void> {
    const originals = await storeOriginals(this.documents, mails);
    const started = await this.database.inTown(folder.townId, (tx) => takeMails(tx, folder, mails, originals));
    if (started.length > 0) await this.line.start(folder.townId, 'intake', ...started);
  }

  async isLineFull(townId: string): Promise<boolean> {
    const [line] = await this.database.inTown(townId, (tx) =>
      tx.query<{ isFull: boolean }>(
        `SELECT count(*) = $2 AS "isFull" FROM (
           SELECT 1 FROM outbox WHERE town_id = $1 AND stage = ANY ($3) AND due_at <= now() LIMIT $2) AS work`,
        [townId, lineFullAt, stagesOfContacts],
      ),
    );
    return line!.isFull;
  }

  recognise(folder: MailFolder, mails: readonly (Omit<MailMarks, 'sha256'> & { uid: number })[]): Promise<number[]> {
    return this.database.inTown(folder.townId, (tx) => recogniseMails(tx, folder, mails));
  }

  async stored({ townId, mailbox, folder, uidValidity }: MailFolder, uids: readonly number[]): Promise<number[]> {
    const rows = await this.database.inTown(townId, (tx) =>
      tx.query<{ uid: string }>(
        `SELECT uid FROM mail_seen
         WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND uid = ANY ($5)
           AND fate IN ('taken', 'twin', 'refused') AND left_at IS NULL`,
        [townId, mailbox, folder, uidValidity.toString(), uids],
      ),
    );
    return rows.map(({ uid }) => Number(uid));
  }

  async wait(
    { townId, mailbox, folder, uidValidity }: MailFolder,
    uids: readonly number[],
    reason: WaitingReason,
  ): Promise<void> {
    if (uids.length === 0) return;
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, fate, reason, attempts)
         SELECT $1, $2, $3, $4, uid, 'waiting', $6, 1 FROM unnest($5::bigint[]) AS uid
         ON CONFLICT (town_id, mailbox, folder, uid_validity, uid) DO UPDATE
           SET fate = excluded.fate, reason = excluded.reason, attempts = mail_seen.attempts + 1,
             contact_id = ${contactOfNumber}, left_at = NULL
           WHERE mail_seen.fate IN ('waiting', 'gone') OR mail_seen.left_at IS NOT NULL`,
        [townId, mailbox, folder, uidValidity.toString(), uids, reason],
      ),
    );
  }

  async doubt({ townId, mailbox, folder, uidValidity }: MailFolder, uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, fate, reason)
         SELECT $1, $2, $3, $4, uid, 'waiting', 'message-not-fetched' FROM unnest($5::bigint[]) AS uid
         ON CONFLICT (town_id, mailbox, folder, uid_validity, uid) DO UPDATE
           SET fate = excluded.fate, reason = excluded.reason, contact_id = ${contactOfNumber}, left_at = NULL`,
        [townId, mailbox, folder, uidValidity.toString(), uids],
      ),
    );
  }

  async gone({ townId, mailbox, folder, uidValidity }: MailFolder, uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, fate)
         SELECT $1, $2, $3, $4, uid, 'gone' FROM unnest($5::bigint[]) AS uid
         ON CONFLICT (town_id, mailbox, folder, uid_validity, uid) DO UPDATE
           SET ${asDeparted} WHERE mail_seen.fate = 'waiting'`,
        [townId, mailbox, folder, uidValidity.toString(), uids],
      ),
    );
  }

  async left({ townId, mailbox, folder, uidValidity }: MailFolder, uids: readonly number[]): Promise<void> {
    if (uids.length === 0) return;
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `UPDATE mail_seen SET ${asDeparted}
         WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4 AND uid = ANY ($5) AND left_at IS NULL`,
        [townId, mailbox, folder, uidValidity.toString(), uids],
      ),
    );
  }

  async readTo(
    { townId, mailbox, folder, uidValidity }: MailFolder,
    uid: number,
    modseq: bigint | null,
  ): Promise<void> {
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `UPDATE mail_folder SET read_to = greatest(read_to, $5), modseq = $6
         WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4`,
        [townId, mailbox, folder, uidValidity.toString(), uid, modseq?.toString() ?? null],
      ),
    );
  }

  compare(folder: MailFolder, held: readonly HeldMail[]): Promise<Compared> {
    return this.database.inTown(folder.townId, (tx) => compareFolder(tx, folder, held));
  }

  async rewind({ townId, mailbox, folder, uidValidity }: MailFolder, uid: number): Promise<void> {
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `UPDATE mail_folder SET read_to = least(read_to, $5), modseq = NULL
         WHERE town_id = $1 AND mailbox = $2 AND folder = $3 AND uid_validity = $4`,
        [townId, mailbox, folder, uidValidity.toString(), uid],
      ),
    );
  }
}
