import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import type { Arrival, ArrivalFacts } from '../../dossiers/arrival.js';
import { maskFacts, maskRecord, maskSender } from '../../dossiers/mask/index.js';
import { takeChrono } from '../../dossiers/chrono.js';
import { Clock } from '../../platform/clock/index.js';
import { TownDatabase, type TownTransaction } from '../../platform/database/index.js';
import { DocumentStore } from '../../platform/documents/index.js';
import { LineStart } from '../line-start.js';
import type { FirstArrival, IntakeDoor, LiveEvent, Refusal } from './door.types.js';
import { insertArrivals, type ArrivedState } from './insert-arrivals.js';
import { storeFile } from './store-original.js';

type Received = { contactId: string; duplicate: boolean; first?: FirstArrival };

/** The door itself; see IntakeDoor for the promises it keeps. */
@Injectable()
export class Door implements IntakeDoor {
  constructor(
    @Inject(TownDatabase) private readonly database: TownDatabase,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(LineStart) private readonly line: LineStart,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async receive(arrival: Arrival): Promise<Received> {
    const received = await this.store(arrival, 'received');
    if (!received.duplicate) await this.line.start(arrival.townId, 'intake', received.contactId);
    return received;
  }

  open(arrival: Arrival): Promise<Received> {
    return this.store(arrival, 'open');
  }

  quarantine(arrival: Arrival, reason: string): Promise<Received> {
    return this.store(arrival, 'quarantined', reason);
  }

  /** What a caller says is written down without the numbers that must not be kept (DP-05, J04). */
  async note(townId: string, sourceKey: string, { key, kind, at, data }: LiveEvent): Promise<void> {
    const noted = await this.database.inTown(townId, (tx) =>
      tx.query(
        `WITH live AS (SELECT id FROM contact WHERE town_id = $1 AND channel = 'call' AND source_key = $2),
              noted AS (INSERT INTO contact_event (town_id, contact_id, key, kind, at, data)
                        SELECT $1, id, $3, $4, $5, $6 FROM live ON CONFLICT DO NOTHING)
         SELECT id FROM live`,
        [townId, sourceKey, key, kind, at, JSON.stringify(maskRecord(data))],
      ),
    );
    if (noted.length === 0) throw new Error('a note of a contact that is not stored');
  }

  async notes(townId: string, sourceKey: string): Promise<LiveEvent[]> {
    return this.database.inTown(townId, (tx) =>
      tx.query<LiveEvent>(
        `SELECT event.key, event.kind, event.at, event.data
         FROM contact JOIN contact_event event ON event.town_id = contact.town_id AND event.contact_id = contact.id
         WHERE contact.town_id = $1 AND channel = 'call' AND source_key = $2 ORDER BY position`,
        [townId, sourceKey],
      ),
    );
  }

  async finish(townId: string, sourceKey: string, facts: ArrivalFacts): Promise<void> {
    const [finished] = await this.database.inTown(townId, (tx) =>
      tx.query<{ id: string }>(
        `WITH finished AS (
           UPDATE contact SET state = 'received', facts = facts || $3, updated_at = now()
           WHERE town_id = $1 AND channel = 'call' AND source_key = $2 AND state = 'open' RETURNING id),
         owed AS (INSERT INTO outbox (town_id, stage, subject_id) SELECT $1, 'intake', id FROM finished)
         SELECT id FROM finished`,
        [townId, sourceKey, JSON.stringify(maskFacts(facts))],
      ),
    );
    if (finished) await this.line.start(townId, 'intake', finished.id);
  }

  async refuse({ channel, source, reason }: Refusal): Promise<void> {
    await this.database.query(
      `INSERT INTO refusal (day, channel, source, reason) VALUES ($1, $2, $3, $4)
       ON CONFLICT (day, channel, source, reason) DO UPDATE SET count = refusal.count + 1`,
      [this.today().toISODate(), channel, source, reason],
    );
  }

  /** The original first, on disk, then one statement: all of the arrival or nothing. */
  private async store(arrival: Arrival, state: ArrivedState, reason: string | null = null): Promise<Received> {
    const original = arrival.original && (await storeFile(this.documents, arrival.townId, arrival.original));
    return this.database.inTown(arrival.townId, async (tx) => {
      const contactId = uuid();
      const arrived = { contactId, arrival, state, reason, original: original ?? null };
      const [isNew] = await insertArrivals(tx, [arrived]);
      if (!isNew) return { ...(await knownContact(tx, arrival)), duplicate: true };
      if (arrival.channel === 'letter') await this.giveChrono(tx, contactId);
      return { contactId, duplicate: false };
    });
  }

  private async giveChrono(tx: TownTransaction, contactId: string): Promise<void> {
    const { year } = this.today();
    const chrono = await takeChrono(tx, year);
    await tx.query('UPDATE contact SET chrono = $3 WHERE town_id = $1 AND id = $2', [tx.townId, contactId, chrono]);
  }

  private today(): DateTime {
    return DateTime.fromJSDate(this.clock.now(), { zone: 'Europe/Paris' });
  }
}

async function knownContact(tx: TownTransaction, arrival: Arrival): Promise<Pick<Received, 'contactId' | 'first'>> {
  const [row] = await tx.query<{ id: string; receivedAt: Date; isSame: boolean }>(
    `SELECT id, received_at AS "receivedAt", sender = $4 AND facts = $5 AS "isSame" FROM contact
     WHERE town_id = $1 AND channel = $2 AND source_key = $3`,
    [
      tx.townId,
      arrival.channel,
      arrival.sourceKey,
      JSON.stringify(maskSender(arrival.sender)),
      JSON.stringify(maskFacts(arrival.facts ?? {})),
    ],
  );
  const { id: contactId, ...first } = row!;
  return { contactId, first };
}
