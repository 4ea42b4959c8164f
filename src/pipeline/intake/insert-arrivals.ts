import type { Arrival } from '../../dossiers/arrival.js';
import { maskFacts, maskSender } from '../../dossiers/mask/index.js';
import type { ContactState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { StoredDocument } from './store-original.js';

export type ArrivedState = Extract<ContactState, 'received' | 'open' | 'quarantined'>;

export interface Arrived {
  contactId: string;
  arrival: Arrival;
  state: ArrivedState;
  /** Why it is on the pile. */
  reason: string | null;
  original: StoredDocument | null;
}

/**
 * Stores arrivals, their originals' rows and the work they owe in one statement: all of them or nothing.
 * @returns the ids of those that are new; the others are stored already, or stand twice in the list
 */
export async function insertArrivals(tx: TownTransaction, arrivals: readonly Arrived[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS one (
         id uuid, channel text, source text, source_key text, received_at timestamptz, sender jsonb, service_id text, original_id uuid,
         facts jsonb, state text, reason text, sha256 text, bytes bigint, media_type text, name text)),
     arrived AS (
       INSERT INTO contact (town_id, id, channel, source, source_key, received_at, sender, service_id, original_id, facts, state, reason)
       SELECT $1, id, channel, source, source_key, received_at, sender, service_id, original_id, facts, state, reason
       FROM given ON CONFLICT (town_id, channel, source_key) DO NOTHING RETURNING id),
     kept AS (INSERT INTO document (town_id, id, sha256, bytes, media_type, name)
              SELECT $1, original_id, sha256, bytes, media_type, name FROM given JOIN arrived USING (id) WHERE original_id IS NOT NULL),
     owed AS (INSERT INTO outbox (town_id, stage, subject_id)
              SELECT $1, 'intake', id FROM given JOIN arrived USING (id) WHERE state = 'received')
     SELECT id FROM arrived`,
    [tx.townId, JSON.stringify(arrivals.map(asRow))],
  );
  return rows.map(({ id }) => id);
}

function asRow({ contactId, arrival, state, reason, original }: Arrived) {
  return {
    id: contactId,
    channel: arrival.channel,
    source: arrival.source,
    source_key: arrival.sourceKey,
    received_at: arrival.receivedAt,
    sender: maskSender(arrival.sender),
    service_id: arrival.serviceId ?? null,
    facts: maskFacts(arrival.facts ?? {}),
    state,
    reason,
    original_id: original?.id ?? null,
    sha256: original?.sha256 ?? null,
    bytes: original?.bytes ?? null,
    media_type: original?.mediaType ?? null,
    name: original?.name ?? null,
  };
}
