import { v7 as uuid } from 'uuid';
import { contactStates, type ContactState } from '../../dossiers/states.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { NotNow, NotThere } from './refusals.js';

/** Who decided, when, and what they said of it. */
export interface Decided {
  actor: string;
  at: Date;
  /** Of a closed list. */
  reason?: string | null;
  /** For the colleagues, in the agent's own words. */
  note?: string;
}

/**
 * A person moves a contact to another state, once: of two who try at the same moment, the second gets a conflict.
 * Only arrows of the state table can be followed.
 */
export async function moveContact(
  tx: TownTransaction,
  id: string,
  from: readonly ContactState[],
  to: ContactState,
  { actor, at, reason = null, note }: Decided,
): Promise<void> {
  const wrong = from.filter((state) => !(contactStates[state] as readonly string[]).includes(to));
  if (wrong.length > 0) throw new Error(`no arrow leads from ${wrong.join(', ')} to ${to}`);
  const [moved] = await tx.query(
    `WITH moved AS (
       UPDATE contact SET state = $4, reason = $5, updated_at = now() WHERE town_id = $1 AND id = $2 AND state = ANY ($3) RETURNING id)
     INSERT INTO contact_event (town_id, contact_id, key, kind, at, data)
     SELECT $1, id, $6, 'decided', $7, $8 FROM moved RETURNING contact_id`,
    [
      tx.townId,
      id,
      from,
      to,
      reason,
      uuid(),
      at,
      JSON.stringify({ state: to, agent: actor, reason: reason ?? undefined, note }),
    ],
  );
  if (moved) return;
  const [there] = await tx.query<{ state: string }>('SELECT state FROM contact WHERE town_id = $1 AND id = $2', [
    tx.townId,
    id,
  ]);
  if (!there) throw new NotThere();
  throw new NotNow('Ce contact n’attend plus cette décision : quelqu’un l’a peut-être déjà prise.', {
    state: there.state,
  });
}
