import { v7 as uuid } from 'uuid';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Identity } from './identity.js';
import { writeEvents } from '../timeline.js';
import type { ChangeOutcome, Deed } from './merge.js';
import { fold } from '../fold.js';
import { forgetSql, learnAgain, lostSql, type Lost } from './known-by.js';
import { giveContacts } from './split.js';

/** What a contact had before it was given to somebody else. */
export interface Moved {
  contactId?: string;
  /** The file it came from. */
  from?: string | null;
  /** What its new file was not known by before. */
  identities?: Identity[];
  name?: string | null;
  /** What the files it left are known by no longer. */
  lost?: Partial<Lost>;
}

interface Sender {
  name: string | null;
  identities: readonly Identity[];
}

/** What the files a contact leaves were known by through it alone. */
export interface Leaving {
  fileIds: readonly string[];
  identities: readonly Identity[];
  names: readonly string[];
}

/** A person has said whose contact it is: it goes to that file with what it alone told. */
export async function moveContact(
  tx: TownTransaction,
  { contactId, from, to }: { contactId: string; from: string | null; to: string },
  sender: Sender,
  leaving: Leaving,
  { actor, at }: Deed,
): Promise<void> {
  const [known] = await tx.query<Pick<Moved, 'identities' | 'name' | 'lost'>>(
    `WITH identified AS (
       INSERT INTO identity (town_id, usager_id, kind, value)
       SELECT $1, $2, kind, value FROM jsonb_to_recordset($3) AS given (kind text, value text) ON CONFLICT DO NOTHING RETURNING kind, value),
     named AS (
       INSERT INTO usager_name (town_id, usager_id, name, folded) SELECT $1, $2, $4, $5 WHERE $4::text IS NOT NULL
       ON CONFLICT DO NOTHING RETURNING name),
     ${forgetSql('$6', '$7', '$8')}
     SELECT (SELECT coalesce(jsonb_agg(identified), '[]') FROM identified) AS identities, (SELECT name FROM named) AS name, ${lostSql} AS lost`,
    [
      tx.townId,
      to,
      JSON.stringify(sender.identities),
      sender.name,
      sender.name && fold(sender.name),
      leaving.fileIds,
      leaving.names,
      JSON.stringify(leaving.identities),
    ],
  );
  const moved: Moved = { contactId, from, ...known };
  const changeId = uuid();
  await tx.query(
    `INSERT INTO usager_change (town_id, id, kind, usager_id, other_id, moved, actor, at) VALUES ($1, $2, 'move', $3, $4, $5, $6, $7)`,
    [tx.townId, changeId, to, from, JSON.stringify(moved), actor, at],
  );
  const dossierIds = await giveContacts(tx, [contactId], from ? [from] : [], to);
  await tell(tx, 'usager-recognised', dossierIds, changeId, { actor, at });
}

/** Takes it back, with what the file was known by through this contact alone. */
export async function moveBack(
  tx: TownTransaction,
  changeId: string,
  to: string,
  { contactId, from = null, identities = [], name = null, lost = {} }: Moved,
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
  await learnAgain(tx, lost);
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
