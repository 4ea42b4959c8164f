import { Inject, Injectable } from '@nestjs/common';
import { READERS, type ChannelName, type MailFacts, type Reader, type Reading } from '../../dossiers/arrival.js';
import { maskSender, maskSensitive } from '../../dossiers/mask/index.js';
import { messageAnswered } from '../../dossiers/message-answered.js';
import { messageReported, type MailReport } from '../../dossiers/message-reported.js';
import { peopleIn, senderWith, type TextKind } from '../../dossiers/people/index.js';
import type { ContactRow, StoredReading } from '../../dossiers/rows.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import { Towns } from '../../towns/index.js';
import { done, toHuman, type Handed, type Outcome, type Stage } from '../stage.js';
import { storeFound, type StoredDocument } from './store-original.js';

type Prepared = { unreadable: string } | { reading: Reading; files: StoredDocument[] };

/** Turns what arrived into words, and tells people's words from machines'. */
@Injectable()
export class IntakeStage implements Stage<'contact', Prepared> {
  readonly name = 'intake';

  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(Towns) private readonly towns: Towns,
    @Inject(READERS) private readonly readers: readonly Reader[],
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async prepare(townId: string, contactId: string): Promise<Prepared | null> {
    const contact = await this.database.inTown(townId, (tx) => arrived(tx, contactId));
    if (!contact) return null;
    const reader = this.readers.find(({ channel }) => channel === contact.channel);
    if (!reader) return { reading: await this.withSender(townId, contact, toldReading(contact)), files: [] };
    // Refused at the door and tried again: there is still nothing to read.
    if (!contact.sha256) return { unreadable: contact.reason ?? 'empty' };
    const bytes = await this.documents.get(townId, contact.sha256);
    const result = await reader.read({ name: contact.name, mediaType: contact.media_type, bytes }, contact.source);
    if (!result.ok) return { unreadable: result.reason };
    const files: StoredDocument[] = [];
    for (const file of result.reading.attachments) files.push(await storeFound(this.documents, townId, file));
    return { reading: await this.withSender(townId, contact, result.reading), files };
  }

  /** What people say of themselves in a text is given too: the desk need not ask for it again (R112-9-1, EL-02). */
  private async withSender(townId: string, { channel }: ContactRow, reading: Reading): Promise<Reading> {
    const kind = kinds[channel];
    if (!kind || reading.kind !== 'request') return reading;
    const { configuration: town } = await this.towns.byId(townId);
    return { ...reading, sender: senderWith(reading.sender, peopleIn(reading.text, { kind, town })) };
  }

  async run(tx: TownTransaction, contact: ContactRow, prepared: Prepared): Promise<Outcome> {
    if ('unreadable' in prepared) return toHuman(prepared.unreadable);
    const { reading, files } = prepared;
    await writeReading(tx, contact.id, reading, files);
    const answered = reading.mail ? await messageAnswered(tx, reading.mail, this.clock.now()) : null;
    const told: Handed[] = answered === null ? [] : [{ stage: 'loopback', subjectId: answered }];
    switch (reading.kind) {
      case 'request':
      case 'automatic':
        return done('read', [{ stage: 'qualification', subjectId: contact.id }, ...told]);
      case 'bounce':
        return this.reported(tx, reading);
      default:
        return reading.kind satisfies never;
    }
  }

  /** A report on a message of ours moves that message; one on a mail an agent wrote elsewhere is for a person to read. */
  private async reported(tx: TownTransaction, { mail }: Reading): Promise<Outcome> {
    const { isOurs, dossierId } = await messageReported(tx, reportIn(mail), this.clock.now());
    const reason = mail?.kind ?? 'bounce';
    if (!isOurs) return done('to-read', [], reason);
    return done('set-aside', dossierId === null ? [] : [{ stage: 'loopback', subjectId: dossierId }], reason);
  }
}

const cameBack = { state: 'bounced', failure: 'address-unknown' } as const;

function reportIn(mail: MailFacts | undefined): MailReport {
  const { kind = 'bounce', bounce = cameBack, bouncedMessageId: messageId = null, arrived } = mail ?? {};
  if (mail?.bounce || kind === 'bounce') return { ...bounce, messageId };
  if (kind === 'delayed') return { state: 'delayed', failure: 'other', messageId };
  return { state: arrived ? 'delivered' : 'none', failure: 'other', messageId };
}

/** An agent writes about a visitor, and a machine what it heard of a caller: neither is the sender's own word for sure. */
const kinds: Partial<Record<ChannelName, TextKind>> = { email: 'mail', letter: 'letter', web_form: 'form' };

type ArrivedRow = ContactRow & { sha256: string | null; media_type: string; name: string };

async function arrived(tx: TownTransaction, contactId: string): Promise<ArrivedRow | null> {
  const [row] = await tx.query<ArrivedRow>(
    `SELECT contact.*, document.sha256, document.media_type, document.name
     FROM contact LEFT JOIN document ON document.town_id = contact.town_id AND document.id = contact.original_id
     WHERE contact.town_id = $1 AND contact.id = $2 AND contact.state = 'received'`,
    [tx.townId, contactId],
  );
  return row ?? null;
}

/** Calls, forms and visits arrive in words. */
function toldReading({ facts, sender }: ContactRow): Reading {
  return {
    kind: 'request',
    subject: facts.subject ?? null,
    text: facts.text ?? '',
    sender,
    language: null,
    attachments: [],
  };
}

/** Postgres keeps no NUL, which some PDF makers write between letters, and no half of a character. */
const storable = (words: string) => words.replace(/[\0\p{Cs}]/gu, '');

function asJson(value: object): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storable(each) : each));
}

async function writeReading(
  tx: TownTransaction,
  contactId: string,
  reading: Reading,
  files: readonly StoredDocument[],
) {
  const { kind, subject, text, sender, language, mail, ocrConfidence } = reading;
  const stored: StoredReading = { sender: maskSender(sender), mail, ocrConfidence };
  await tx.query(
    `WITH words AS (
       UPDATE contact SET kind = $3, subject = $4, body = $5, language = $6, reading = $7 WHERE town_id = $1 AND id = $2),
     -- A contact that is tried again has its files already.
     file AS (SELECT file.* FROM jsonb_to_recordset($8::jsonb) AS file (id uuid, sha256 text, bytes bigint, "mediaType" text, name text)
              WHERE NOT EXISTS (SELECT 1 FROM contact_attachment WHERE town_id = $1 AND contact_id = $2)),
     kept AS (
       INSERT INTO document (town_id, id, sha256, bytes, media_type, name)
       SELECT $1, id, sha256, bytes, "mediaType", name FROM file)
     INSERT INTO contact_attachment (town_id, contact_id, document_id) SELECT $1, $2, id FROM file`,
    [
      tx.townId,
      contactId,
      kind,
      subject && maskSensitive(storable(subject)),
      maskSensitive(storable(text)),
      language,
      asJson(stored),
      asJson(files),
    ],
  );
}
