import { hashOfSecret, makeSecret } from '../access/index.js';
import type { TownTransaction } from '../platform/database/index.js';

/** As long as we keep what was sent on (platform.yaml, `copy_days`). */
const linkDays = 30;
const dayMs = 24 * 3_600_000;

export interface LinkedFile {
  id: string;
  name: string;
  bytes: number;
  sha256: string;
}

export interface FileLink {
  number: string;
  expiresAt: Date;
  files: LinkedFile[];
}

/**
 * Files that a message names instead of carrying them. The link is in the copy that is kept of it alone: made again before there is
 * one, it replaces the one nobody was sent.
 * @returns the secret that ends the link: 43 letters and digits, of which the record keeps the hash
 */
export async function linkFiles(
  tx: TownTransaction,
  messageId: string,
  documentIds: readonly string[],
  at: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = makeSecret();
  const expiresAt = new Date(at.getTime() + linkDays * dayMs);
  await tx.query(
    `INSERT INTO file_link (town_id, message_id, secret_hash, expires_at, document_ids) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (town_id, message_id) DO UPDATE SET secret_hash = excluded.secret_hash, expires_at = excluded.expires_at,
       document_ids = excluded.document_ids`,
    [tx.townId, messageId, hashOfSecret(secret), expiresAt, documentIds],
  );
  return { secret, expiresAt };
}

/** @returns null when nothing is, or is any more, behind that link: what was removed from the record is gone from there too */
export async function linkedFiles(tx: TownTransaction, secret: string, at: Date): Promise<FileLink | null> {
  const files = await tx.query<LinkedFile & { number: string; expires_at: Date }>(
    `SELECT document.id, document.name, document.bytes::int, document.sha256, number, expires_at
     FROM file_link
     JOIN message ON message.town_id = $1 AND message.id = file_link.message_id
     JOIN dossier ON dossier.town_id = $1 AND dossier.id = message.dossier_id
     CROSS JOIN LATERAL unnest(document_ids) WITH ORDINALITY AS one (id, place)
     JOIN document ON document.town_id = $1 AND document.id = one.id AND document.removed_at IS NULL
     WHERE file_link.town_id = $1 AND secret_hash = $2 AND expires_at > $3 ORDER BY place`,
    [tx.townId, hashOfSecret(secret), at],
  );
  const [first] = files;
  return first ? { number: first.number, expiresAt: first.expires_at, files } : null;
}
