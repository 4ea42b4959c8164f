import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Written } from '../../dossiers/delivery.js';
import type { MessageRow } from '../../dossiers/rows.js';
import { TownDatabase } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';

const extensions: Record<Written['mediaType'], string> = { 'application/pdf': 'pdf', 'message/rfc822': 'eml' };

/** What leaves, byte for byte: a document of the message, there before the message leaves and never written a second time. */
@Injectable()
export class SentCopies {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(DocumentStore) private readonly store: DocumentStore,
  ) {}

  async keep(
    townId: string,
    { id, number, document_id: documentId }: MessageRow & { number: string },
    write: () => Promise<Written>,
  ): Promise<Buffer> {
    if (documentId !== null) return this.store.get(townId, await this.nameInStore(townId, documentId));
    const { mediaType, bytes } = await write();
    const sha256 = await this.store.put(townId, bytes);
    await this.database.inTown(townId, (tx) =>
      tx.query(
        `WITH kept AS (
           INSERT INTO document (town_id, id, sha256, bytes, media_type, name) VALUES ($1, $3, $4, $5, $6, $7) RETURNING id)
         UPDATE message SET document_id = kept.id FROM kept WHERE town_id = $1 AND message.id = $2`,
        [townId, id, uuid(), sha256, bytes.length, mediaType, `${number}.${extensions[mediaType]}`],
      ),
    );
    return bytes;
  }

  private async nameInStore(townId: string, documentId: string): Promise<string> {
    const [row] = await this.database.inTown(townId, (tx) =>
      tx.query<{ sha256: string }>('SELECT sha256 FROM document WHERE town_id = $1 AND id = $2', [townId, documentId]),
    );
    return row!.sha256;
  }
}
