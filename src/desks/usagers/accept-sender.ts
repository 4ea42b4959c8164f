import {
  holdUsagers,
  mergeUsagers,
  moveContact,
  planSplit,
  usagersOf,
  type ChangeOutcome,
  type Deed,
  type Identity,
  type Leaving,
  type OwnContact,
} from '../../dossiers/usagers/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { NotNow } from '../acting/refusals.js';
import { ownContacts } from './own-contacts.js';

/**
 * A contact is that usager's. Whoever was offered as one with the sender is one with all the sender's file, unless a person has
 * put several together already; otherwise the contact alone moves, with what it alone told. Said once: of two people at the same
 * moment the second is told so.
 */
export async function acceptSender(
  tx: TownTransaction,
  { contactId, usagerId }: { contactId: string; usagerId: string },
  deed: Deed,
): Promise<ChangeOutcome> {
  const from = await fileOf(tx, contactId);
  const [before] = from ? await usagersOf(tx, [from]) : [];
  const own = await ownContacts(tx, before?.fileIds ?? [], contactId);
  const contact = own.find(({ id }) => id === contactId)!;
  const [usager, sender] = await holdUsagers(tx, from ? [usagerId, from] : [usagerId]);
  const isAsSeen = contact.usagerId === from && sender?.fileIds.length === before?.fileIds.length;
  if (!usager || !isAsSeen) return 'overtaken';
  if (sender?.id === usager.id) return 'already';
  const fileIds = sender?.fileIds ?? [];
  if (await isSaid(tx, contactId, fileIds))
    throw new NotNow(
      'Quelqu’un a déjà dit de qui vient ce contact. Pour en changer, annulez d’abord ce choix sur la fiche de cet usager.',
    );
  if (sender && fileIds.length === 1 && (await isOffered(tx, contactId, usager.fileIds)))
    return mergeUsagers(tx, { into: usager.id, other: sender.id, contactId }, deed);
  await moveContact(tx, { contactId, from, to: usager.id }, contact, await toldAlone(tx, own, contact, fileIds), deed);
  return 'done';
}

/** Nothing is left of a file that had this contact alone. */
async function toldAlone(
  tx: TownTransaction,
  own: readonly OwnContact[],
  { id, name }: OwnContact,
  fileIds: readonly string[],
): Promise<Leaving> {
  const known = await knownBy(tx, fileIds);
  const plan = planSplit(own, known, { contacts: [id] });
  return plan
    ? { fileIds, identities: plan.lost, names: plan.lostNames }
    : { fileIds, identities: known, names: name === null ? [] : [name] };
}

async function fileOf(tx: TownTransaction, contactId: string): Promise<string | null> {
  const [contact] = await tx.query<{ usager_id: string | null }>(
    'SELECT usager_id FROM contact WHERE town_id = $1 AND id = $2',
    [tx.townId, contactId],
  );
  return contact!.usager_id;
}

function knownBy(tx: TownTransaction, fileIds: readonly string[]): Promise<Identity[]> {
  return tx.query<Identity>('SELECT DISTINCT kind, value FROM identity WHERE town_id = $1 AND usager_id = ANY ($2)', [
    tx.townId,
    fileIds,
  ]);
}

/** Whether a person has said whose this contact is, and that stands. */
async function isSaid(tx: TownTransaction, contactId: string, fileIds: readonly string[]): Promise<boolean> {
  const said = await tx.query(
    `SELECT 1 FROM usager_change
     WHERE town_id = $1 AND usager_id = ANY ($3) AND moved ->> 'contactId' = $2 AND undone_at IS NULL`,
    [tx.townId, contactId, fileIds],
  );
  return said.length > 0;
}

async function isOffered(tx: TownTransaction, contactId: string, fileIds: readonly string[]): Promise<boolean> {
  const offered = await tx.query(
    `SELECT 1 FROM usager_match WHERE town_id = $1 AND contact_id = $2 AND usager_id = ANY ($3) AND grade = 'likely'`,
    [tx.townId, contactId, fileIds],
  );
  return offered.length > 0;
}
