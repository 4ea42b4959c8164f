import { Inject, Injectable } from '@nestjs/common';
import type { FileContent } from '../../dossiers/arrival.js';
import { linkFiles } from '../../dossiers/file-links.js';
import type { MessageRow } from '../../dossiers/rows.js';
import { Clock } from '../../platform/clock/index.js';
import { ENVIRONMENT, type Environment } from '../../platform/config/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import type { Town } from '../../towns/index.js';
import { filesToFetch, shareOut } from './files-to-fetch.js';

interface Row {
  id: string;
  sha256: string;
  name: string;
  media_type: string;
  bytes: number;
}

export interface Enclosed {
  files: FileContent[];
  /** What the message says beside its own words: where to fetch what it does not carry; often nothing. */
  words: string;
}

/** What goes with a request that is sent on: the bordereau, then what was joined, in its order. */
@Injectable()
export class Enclosures {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(DocumentStore) private readonly store: DocumentStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Nothing once a copy is kept: that is what leaves, with the link that is in it. */
  async of(town: Town, message: MessageRow): Promise<Enclosed> {
    if (message.transmission_id === null || message.document_id !== null) return { files: [], words: '' };
    const rows = await this.database.inTown(town.id, (tx) => enclosed(tx, message));
    const { carried, fetched } = shareOut(rows);
    const files = await Promise.all(
      carried.map(async ({ sha256, name, media_type }) => ({
        name,
        mediaType: media_type,
        bytes: await this.store.get(town.id, sha256),
      })),
    );
    return { files, words: fetched.length > 0 ? await this.link(town, message.id, fetched) : '' };
  }

  private async link(town: Town, messageId: string, fetched: readonly Row[]): Promise<string> {
    const ids = fetched.map(({ id }) => id);
    const { secret, expiresAt } = await this.database.inTown(town.id, (tx) =>
      linkFiles(tx, messageId, ids, this.clock.now()),
    );
    return filesToFetch(town, fetched, `${this.environment.PUBLIC_URL}/fichiers/${town.slug}/${secret}`, expiresAt);
  }
}

function enclosed(tx: TownTransaction, { transmission_id, key }: MessageRow): Promise<Row[]> {
  return tx.query<Row>(
    `SELECT document.id, sha256, name, media_type, bytes::int FROM transmission
     CROSS JOIN LATERAL (
       SELECT bordereau_id AS id, 0::bigint AS place
       UNION ALL SELECT (piece ->> 'documentId')::uuid, place FROM jsonb_array_elements(joined) WITH ORDINALITY AS one (piece, place)) AS enclosed
     JOIN document ON document.town_id = $1 AND document.id = enclosed.id
     WHERE transmission.town_id = $1 AND transmission.id = $2 AND 'transmission-' || round = $3 ORDER BY place`,
    [tx.townId, transmission_id, key],
  );
}
