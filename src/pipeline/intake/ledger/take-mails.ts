import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../../platform/database/index.js';
import type { DocumentStore } from '../../../platform/documents/index.js';
import { insertArrivals, type Arrived } from '../insert-arrivals.js';
import { storeFile, type StoredDocument } from '../store-original.js';
import type { FetchedMail, MailFolder } from './ledger.types.js';

/** The originals, on disk and flushed before any row speaks of them; those of large mails are there already. */
export function storeOriginals(
  documents: DocumentStore,
  mails: readonly FetchedMail[],
): Promise<(StoredDocument | null)[]> {
  return Promise.all(
    mails.map(async ({ arrival: { townId, original, stored } }) => {
      if (original) return storeFile(documents, townId, original);
      if (!stored) return null;
      const { name, mediaType, sha256, size } = stored;
      return { id: uuid(), sha256, bytes: size, mediaType, name };
    }),
  );
}

/** Contacts and ledger in one transaction, so that each mail is in both or in neither. @returns the contacts to read now */
export async function takeMails(
  tx: TownTransaction,
  folder: MailFolder,
  mails: readonly FetchedMail[],
  originals: readonly (StoredDocument | null)[],
): Promise<string[]> {
  const arrived = mails.map(({ arrival, refusal }, index): Arrived => ({
    contactId: uuid(),
    arrival,
    state: refusal ? 'quarantined' : 'received',
    reason: refusal ?? null,
    original: originals[index]!,
  }));
  const fresh = new Set(await insertArrivals(tx, arrived));
  await remember(
    tx,
    folder,
    mails.map((mail, index) => ({
      mail,
      contactId: arrived[index]!.contactId,
      isNew: fresh.has(arrived[index]!.contactId),
    })),
  );
  const started = arrived.filter(({ contactId, state }) => state === 'received' && fresh.has(contactId));
  return started.map(({ contactId }) => contactId);
}

interface Remembered {
  mail: FetchedMail;
  contactId: string;
  isNew: boolean;
}

async function remember(
  tx: TownTransaction,
  { mailbox, folder, uidValidity }: MailFolder,
  mails: readonly Remembered[],
): Promise<void> {
  await tx.query(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($5::jsonb) AS one (
         uid bigint, message_id text, sha256 text, bytes bigint, reached_at timestamptz, fate text, reason text, source_key text))
     INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, message_id, sha256, bytes, reached_at, fate, reason, contact_id)
     SELECT $1, $2, $3, $4, uid, message_id, sha256, given.bytes, reached_at, fate, given.reason, contact.id
     FROM given LEFT JOIN contact ON town_id = $1 AND channel = 'email' AND contact.source_key = given.source_key
     ON CONFLICT (town_id, mailbox, folder, uid_validity, uid) DO UPDATE
       SET message_id = excluded.message_id, sha256 = excluded.sha256, bytes = excluded.bytes, reached_at = excluded.reached_at,
           fate = excluded.fate, reason = excluded.reason, contact_id = excluded.contact_id, left_at = NULL
       WHERE mail_seen.fate IN ('waiting', 'gone') OR mail_seen.left_at IS NOT NULL`,
    [tx.townId, mailbox, folder, uidValidity.toString(), JSON.stringify(mails.map(asRow))],
  );
}

function asRow({ mail: { uid, marks, arrival, refusal }, isNew }: Remembered) {
  return {
    uid,
    message_id: marks?.messageId ?? null,
    sha256: marks?.sha256 ?? null,
    bytes: marks?.bytes ?? null,
    reached_at: marks?.reachedAt ?? null,
    fate: refusal ? 'refused' : isNew ? 'taken' : 'twin',
    reason: refusal ?? null,
    source_key: arrival.sourceKey,
  };
}
