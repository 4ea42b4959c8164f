import { DateTime } from 'luxon';
import type { ContactState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { contactRecords, type ContactRecord } from './contact-record.js';

export interface Asked {
  /** YYYY-MM-DD, in the town's own time: what was stored on that day. */
  day?: string;
  state?: ContactState;
  /** Id of the last contact of the page before. */
  before?: string;
}

const atOnce = 100;
/** A bad Monday: whoever sits down before a pile sees all of it, and what kinds of things wait in it. */
const pileAtOnce = 250;

/** Newest first, a hundred at a time. */
export function listContacts(
  tx: TownTransaction,
  { day, state, before }: Asked,
  zone: string,
): Promise<ContactRecord[]> {
  const start = day === undefined ? null : DateTime.fromISO(day, { zone });
  return contactRecords(tx, {
    where: `($2::timestamptz IS NULL OR (stored_at >= $2 AND stored_at < $3)) AND ($4::text IS NULL OR state = $4)
            AND ($5::uuid IS NULL OR (stored_at, contact.id) < (SELECT stored_at, id FROM contact WHERE town_id = $1 AND id = $5))`,
    parameters: [start?.toJSDate() ?? null, start?.plus({ days: 1 }).toJSDate() ?? null, state ?? null, before ?? null],
    order: 'stored_at DESC, contact.id DESC',
    limit: atOnce,
  });
}

/** One pile: dangers, which no long pile may hide, then what has waited longest first, since nothing there goes on by itself. */
export function listPile(
  tx: TownTransaction,
  state: 'quarantined' | 'to-qualify' | 'to-read',
): Promise<ContactRecord[]> {
  return contactRecords(tx, {
    where: 'state = $2',
    parameters: [state],
    order: `contact.reason IS DISTINCT FROM 'danger', received_at, contact.id`,
    limit: pileAtOnce,
  });
}

export async function oneContact(tx: TownTransaction, id: string): Promise<ContactRecord | null> {
  const [contact] = await contactRecords(tx, {
    where: 'contact.id = $2',
    parameters: [id],
    order: 'contact.id',
    limit: 1,
  });
  return contact ?? null;
}
