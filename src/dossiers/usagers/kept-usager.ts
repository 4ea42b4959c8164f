import { v7 as uuid } from 'uuid';
import type { Identity } from './identity.js';
import type { Recognition } from './match-usager.js';
import { fold } from '../fold.js';

/** Who sent a contact, as it was recognised, and in which language they write when that was found. */
export interface SenderKept {
  contactId: string;
  language?: string | null;
  name: string | null;
  identities: readonly Identity[];
  recognition: Recognition;
}

/**
 * The parts of a `WITH` that write down who a contact comes from: a new file when it is somebody new, what is new in a known
 * one, the file the contact goes to, and whom else it may come from. In the statement that keeps the qualification, and
 * harmless when run twice. `$1` is the town.
 *
 * @param at place of its parameter, the `keptUsager(…).parameter`
 */
export function keptUsagerSql(at: number): string {
  return `
    sender AS MATERIALIZED (
      SELECT * FROM jsonb_to_record($${at}::jsonb) AS sender ("contact" uuid, "language" text, "usager" uuid, "isNew" boolean, "name" text,
        "folded" text, "identities" jsonb, "matches" jsonb)),
    known AS (INSERT INTO usager (town_id, id, name) SELECT $1, "usager", "name" FROM sender WHERE "isNew"),
    named AS (
      INSERT INTO usager_name (town_id, usager_id, name, folded)
      SELECT $1, "usager", "name", "folded" FROM sender WHERE "usager" IS NOT NULL AND "name" IS NOT NULL ON CONFLICT DO NOTHING),
    identified AS (
      INSERT INTO identity (town_id, usager_id, kind, value)
      SELECT $1, "usager", kind, value FROM sender, jsonb_to_recordset("identities") AS given (kind text, value text)
      WHERE "usager" IS NOT NULL ON CONFLICT DO NOTHING),
    linked AS (
      UPDATE contact SET usager_id = coalesce("usager", contact.usager_id), language = coalesce(contact.language, sender."language") FROM sender
      WHERE town_id = $1 AND id = "contact" AND ("usager" IS NOT NULL OR sender."language" IS NOT NULL)),
    matched AS (
      INSERT INTO usager_match (town_id, contact_id, usager_id, grade, reasons)
      SELECT $1, "contact", match."usagerId", match.grade, match.reasons
      FROM sender, jsonb_to_recordset("matches") AS match ("usagerId" uuid, grade text, reasons jsonb)
      ON CONFLICT DO NOTHING)`;
}

/** @returns the file the contact goes to, null when nobody knows whose it is, and the parameter of `keptUsagerSql` */
export function keptUsager({ contactId, language = null, name, identities, recognition }: SenderKept): {
  usagerId: string | null;
  parameter: string;
} {
  const { certain, likely } = recognition;
  const isNew = certain === null && recognition.isNew && identities.length > 0;
  const usagerId = isNew ? uuid() : (certain?.usagerId ?? null);
  const matches = [
    ...(certain ? [{ ...certain, grade: 'certain' }] : []),
    ...likely.map((match) => ({ ...match, grade: 'likely' })),
  ];
  const parameter = {
    contact: contactId,
    language,
    usager: usagerId,
    isNew,
    name: name && storedName(name),
    folded: name && fold(storedName(name)),
    identities,
    matches,
  };
  return { usagerId, parameter: JSON.stringify(parameter) };
}

const nameLengthMax = 200;

/** A name is a key of its table: what is no name any more by its length is cut. */
export function storedName(name: string): string {
  return name.trim().slice(0, nameLengthMax);
}
