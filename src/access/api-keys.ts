import { timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { TownDatabase } from '../platform/database/index.js';
import { composeApiKey, parseApiKey } from './api-key-text.js';
import type { Caller, Membership } from './caller.js';
import { CannotGrant, checkGrant, type Grant } from './grant.js';
import type { Role } from './roles.js';
import { hashOfSecret } from './secret.js';

export interface ApiKeyRow {
  id: string;
  label: string;
  role: Role;
  serviceId: string | null;
  createdAt: Date;
  revokedAt: Date | null;
}

/**
 * Throws CannotGrant.
 * @param label what it is for, as the journal will show it: `site de la ville`
 * @returns the key's text, which nobody can read again
 */
export async function createKey(
  database: TownDatabase,
  label: string,
  grant: Grant,
): Promise<{ id: string; text: string }> {
  if (label.trim() === '') throw new CannotGrant('a key says what it is for: give it a label');
  const { townId, role, serviceId } = grant;
  const { keyId, secret, text } = composeApiKey(townId, uuid());
  await database.inTown(townId, async (tx) => {
    await checkGrant(tx, grant);
    await tx.query(
      'INSERT INTO api_key (town_id, id, label, secret_hash, role, service_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [townId, keyId, label, hashOfSecret(secret), role, serviceId],
    );
  });
  return { id: keyId, text };
}

/** @returns false when the town has no such key, or it was revoked before */
export async function revokeKey(database: TownDatabase, townId: string, id: string): Promise<boolean> {
  // As text: what is no uuid is no key either, not an error of the database.
  const sql = 'UPDATE api_key SET revoked_at = now() WHERE id::text = $1 AND revoked_at IS NULL RETURNING 1';
  const revoked = await database.inTown(townId, (tx) => tx.query(sql, [id]));
  return revoked.length > 0;
}

/** Those of a town, revoked ones too, in the order they were made. */
export function listKeys(database: TownDatabase, townId: string): Promise<ApiKeyRow[]> {
  const sql = `SELECT id, label, role, service_id AS "serviceId", created_at AS "createdAt", revoked_at AS "revokedAt"
    FROM api_key ORDER BY created_at, id`;
  return database.inTown(townId, (tx) => tx.query<ApiKeyRow>(sql));
}

/** Whose key is it? Null when it is not one of ours, was revoked, or its secret is wrong. */
export async function callerOfKey(database: TownDatabase, text: string): Promise<Caller | null> {
  const key = parseApiKey(text);
  if (!key) return null;
  const [row] = await database.inTown(key.townId, (tx) => tx.query<KeyOfTown>(keyOfTown, [key.keyId]));
  if (!row || !isSame(row.secretHash, hashOfSecret(key.secret))) return null;
  const { label, secretHash: _, ...membership } = row;
  return { keyId: key.keyId, name: label, login: `clé ${label}`, towns: [membership] };
}

type KeyOfTown = Membership & { label: string; secretHash: string };

const keyOfTown = `
  SELECT town.id AS "townId", slug, name, role, service_id AS "serviceId", label, secret_hash AS "secretHash"
  FROM api_key JOIN town ON town.id = town_id
  WHERE api_key.id = $1 AND revoked_at IS NULL`;

function isSame(stored: string, given: string): boolean {
  const [a, b] = [Buffer.from(stored), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
