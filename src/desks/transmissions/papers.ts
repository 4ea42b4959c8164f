import { v7 as uuid } from 'uuid';
import { drawLetterPdf } from '../../channels/courrier/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { DocumentStore } from '../../platform/documents/index.js';
import type { Office, Town } from '../../towns/index.js';
import { bordereauSubject, bordereauText, requestText, type Sending } from './bordereau.js';
import { textPiece } from './pieces.js';
import type { Request } from './request.js';

/** A document whose bytes are on disk and whose row is not written yet. */
export interface Paper {
  id: string;
  sha256: string;
  bytes: number;
  mediaType: string;
  name: string;
}

export interface Papers {
  bordereau: Paper;
  /** The copy of the words, when it is joined. */
  text: Paper | null;
  /** The words of the bordereau, which are those of the e-mail too. */
  words: string;
}

/** Writes what a transmission adds to what was received: slow, so before any transaction. */
export async function writePapers(
  store: DocumentStore,
  town: Town,
  request: Request,
  office: Office,
  sending: Sending,
): Promise<Papers> {
  const keep = async (name: string, mediaType: string, bytes: Buffer): Promise<Paper> => ({
    id: uuid(),
    sha256: await store.put(town.id, bytes),
    bytes: bytes.length,
    mediaType,
    name,
  });
  const words = bordereauText(town, request, sending);
  const pdf = await drawLetterPdf(asLetter(town, request, office, words), [office.name, ...office.address]);
  const isCopied = sending.joined.some(({ id }) => id === textPiece);
  const copy = requestText(town, request, request.words ?? request.body ?? '');
  return {
    words,
    bordereau: await keep(`bordereau-${request.number}.pdf`, 'application/pdf', pdf),
    text: isCopied ? await keep('demande.txt', 'text/plain; charset=utf-8', Buffer.from(copy)) : null,
  };
}

/** The bordereau is a letter: our head, their address in the window, the words. */
function asLetter(town: Town, request: Request, office: Office, text: string): Parameters<typeof drawLetterPdf>[0] {
  const { configuration } = town;
  const service = town.services.get(request.serviceId ?? '') ?? town.services.get(configuration.default_service)!;
  return {
    id: request.dossierId,
    townId: town.id,
    dossierNumber: request.number,
    recipient: [office.name, ...office.address].join('\n'),
    recipientName: office.name,
    ours: [],
    subject: bordereauSubject(request),
    text,
    from: {
      name: town.name,
      email: service.email,
      phone: service.phone,
      postalAddress: configuration.address.lines,
      colour: configuration.look?.colour,
    },
    messageId: '',
    inReplyTo: null,
    references: [],
  };
}

export async function keepPapers(tx: TownTransaction, { bordereau, text }: Papers): Promise<void> {
  const rows = [bordereau, text].filter((paper) => paper !== null);
  await tx.query(
    `INSERT INTO document (town_id, id, sha256, bytes, media_type, name)
     SELECT $1, id, sha256, bytes, "mediaType", name
     FROM jsonb_to_recordset($2::jsonb) AS paper (id uuid, sha256 text, bytes bigint, "mediaType" text, name text)`,
    [tx.townId, JSON.stringify(rows)],
  );
}
