import { Inject, Injectable } from '@nestjs/common';
import type { FileContent } from '../../dossiers/arrival.js';
import type { MessageRow } from '../../dossiers/rows.js';
import { TownDatabase } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';

interface Row {
  sha256: string;
  name: string;
  media_type: string;
}

/** What goes with a request that is sent on: the bordereau, then what was joined, in its order. */
@Injectable()
export class Enclosures {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(DocumentStore) private readonly store: DocumentStore,
  ) {}

  async of(townId: string, { transmission_id, key }: MessageRow): Promise<FileContent[]> {
    if (transmission_id === null) return [];
    const rows = await this.database.inTown(townId, (tx) =>
      tx.query<Row>(
        `SELECT sha256, name, media_type FROM transmission
         CROSS JOIN LATERAL (
           SELECT bordereau_id AS id, 0::bigint AS place
           UNION ALL SELECT (piece ->> 'documentId')::uuid, place FROM jsonb_array_elements(joined) WITH ORDINALITY AS one (piece, place)) AS enclosed
         JOIN document ON document.town_id = $1 AND document.id = enclosed.id
         WHERE transmission.town_id = $1 AND transmission.id = $2 AND 'transmission-' || round = $3 ORDER BY place`,
        [townId, transmission_id, key],
      ),
    );
    return Promise.all(
      rows.map(async ({ sha256, name, media_type }) => ({
        name,
        mediaType: media_type,
        bytes: await this.store.get(townId, sha256),
      })),
    );
  }
}
