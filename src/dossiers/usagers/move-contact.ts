import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Identity } from './identity.js';
import { writeEvents } from '../timeline.js';
import type { ChangeOutcome, Deed } from './merge.js';
import { fold } from '../fold.js';
import { giveContacts } from './split.js';

/** What a contact had before it was given to somebody else. */
export interface Moved {
  contactId?: string;
  /** The file it came from. */
  from?: string | null;
  /** What its new file was not known by before. */
  identities?: Identity[];
  name?: string | null;
}

interface Sender {
  name: string | null;
  identities: readonly Identity[];
}

/** A person has said whose contact it is: it goes to that file, which is known by what the sender gave from now on. */
export async function moveContact(
  tx: TownTransaction,
  { contactId, from, to }: { contactId: string; from: string | null; to: string },
  sender: Sender,
  { actor, at }: Deed,
): Promise<void> {
  const [added] = await tx.query<{ identities: Identity[]; name: string | null }>(
    `WITH identified AS (
       INSERT INTO identity (town_id, usager_id, kind, value)
       SELECT $1, $2, kind, value FROM jsonb_to_recordset($3) AS given (kind text, value text) ON CONFLICT DO NOTHING RETURNING kind, value),
     named AS (
       INSERT INTO usager_name (town_id, usager_id, name, folded) SELECT $1, $2, $4, $5 WHERE $4::text IS NOT NULL
       ON CONFLICT DO NOTHING RETURNING name)
     SELECT (SELECT coalesce(jsonb_agg(identified), '[]') FROM identified) AS identities, (SELECT name FROM named) AS name`,
    [tx.townId, to, JSON.stringify(sender.identities), sender.name, sender.name && fold(sender.name)],
  );
  const moved: Moved = { contactId, from, ...added };
  const changeId = uuid();
  await tx.query(
    `INSERT INTO usager_change (town_id, id, kind, usager_id, other_id, moved, actor, at) VALUES ($1, $2, 'move', $3, $4, $5, $6, $7)`,
    [tx.townId, changeId, to, from, JSON.stringify(moved), actor, at],
  );
  const dossierIds = await giveContacts(tx, [contactId], from ? [from] : [], to);
  await tell(tx, 'usager-recognised', dossierIds, changeId, { actor, at });
}

/** Takes it back. What the file was known by through this contact alone, it is known by no longer. */
export async function moveBack(
  tx: TownTransaction,
  changeId: string,
  to: string,
  { contactId, from = null, identities = [], name = null }: Moved,
  deed: Deed,
): Promise<ChangeOutcome> {
  const [still] = await tx.query('SELECT 1 FROM contact WHERE town_id = $1 AND id = $2 AND usager_id = $3', [
    tx.townId,
    contactId,
    to,
  ]);
  if (!still) return 'overtaken';
  await tx.query(
    `WITH unnamed AS (DELETE FROM usager_name WHERE town_id = $1 AND usager_id = $2 AND name = $3)
     DELETE FROM identity USING jsonb_to_recordset($4) AS added (kind text, value text)
     WHERE town_id = $1 AND usager_id = $2 AND identity.kind = added.kind AND identity.value = added.value`,
    [tx.townId, to, name, JSON.stringify(identities)],
  );
  const dossierIds = await giveContacts(tx, [contactId!], [to], from);
  await tell(tx, 'usager-separated', dossierIds, changeId, deed);
  return 'done';
}

function tell(
  tx: TownTransaction,
  kind: string,
  dossierIds: readonly string[],
  change: string,
  deed: Deed,
): Promise<void> {
  return writeEvents(
    tx,
    dossierIds.toSorted().map((dossierId) => ({ dossierId, kind, data: { change }, ...deed })),
  );
}
