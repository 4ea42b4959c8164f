import type { TownTransaction } from '../../platform/database/index.js';
import { NotNow } from '../acting/refusals.js';
import { transmissionRows } from './page.js';

/**
 * The number of the next attempt of a dossier, which is locked; what was prepared and has not left is dropped for it.
 * @throws NotNow when nobody has to send it on, or nobody can tell whether it has left
 */
export async function nextRound(
  tx: TownTransaction,
  dossierId: string,
  { actor, at }: { actor: string; at: Date },
): Promise<number> {
  const [due] = await tx.query(
    `SELECT 1 FROM task WHERE town_id = $1 AND dossier_id = $2 AND kind = 'transmission' AND open`,
    [tx.townId, dossierId],
  );
  if (!due) throw new NotNow('Cette demande est déjà transmise.');
  const last = (await transmissionRows(tx, dossierId)).at(-1);
  if (last?.state === 'prepared') await drop(tx, dossierId, last.id, last.way === 'email', { actor, at });
  return (last?.round ?? 0) + 1;
}

/** A mail that still waits for its server is taken back; one that is leaving, or perhaps has left, cannot be. */
async function drop(
  tx: TownTransaction,
  dossierId: string,
  id: string,
  isMailed: boolean,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const [dropped] = await tx.query(
    `WITH taken_back AS (
       UPDATE message SET state = 'refused', ended_at = $4 WHERE town_id = $1 AND transmission_id = $2 AND state = 'composed' RETURNING id),
     dropped AS (
       UPDATE transmission SET state = 'dropped' WHERE town_id = $1 AND id = $2 AND state = 'prepared'
       AND (NOT $5::boolean OR EXISTS (SELECT 1 FROM taken_back)) RETURNING id)
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     SELECT $1, $3, $4, $6, 'transmission-dropped', jsonb_build_object('transmission', id) FROM dropped RETURNING 1`,
    [tx.townId, id, dossierId, at, isMailed, actor],
  );
  if (!dropped)
    throw new NotNow('Le courriel est en train de partir, ou l’on ne sait pas s’il est parti : dites-le d’abord.');
}
