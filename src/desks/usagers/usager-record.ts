import type { Membership } from '../../access/index.js';
import { storedName, type Identity } from '../../dossiers/usagers/index.js';
import { identitiesOf } from '../../pipeline/qualification/index.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import { contactRecords, type ContactRecord } from '../contacts/contact-record.js';
import type { DossierColumns } from '../dossiers/dossier-record.js';
import { isHidden } from '../dossiers/page.js';
import { mayReadContact } from '../privacy/may-read-contact.js';

/** What a usager is known by is looked for in that many of their latest contacts: what only older ones told is not shown. */
const contactsMax = 200;

/** A usager as the record has them, with what this reader may know of them. */
export interface UsagerRecord {
  /** The file that is shown. */
  id: string;
  fileIds: string[];
  /** Of those files, the ones the reader may read anything of. */
  readableFileIds: string[];
  /** The one it is shown under first. */
  names: string[];
  identities: Identity[];
  /** Also what confidential services alone were told: never shown, and it comes along in what is decided. */
  allIdentities: Identity[];
  /** Nothing is known of them that this reader may not know. */
  isWhole: boolean;
  /** Newest first. */
  contacts: ContactRecord[];
  dossiers: DossierColumns[];
}

/**
 * The usagers these files are of, each once; without those of whom the reader may read nothing: they do not learn of them. A
 * name or an identity is theirs to know when a contact that told it is, or a dossier it belongs to («Qui voit quoi»).
 */
export async function usagerRecords(
  tx: TownTransaction,
  town: Town,
  member: Membership,
  ids: readonly string[],
): Promise<UsagerRecord[]> {
  if (ids.length === 0) return [];
  const usagers = await knownOf(tx, ids);
  const fileIds = usagers.flatMap(({ file_ids }) => file_ids);
  const contactIds = await latestContacts(tx, fileIds);
  const contacts = await contactRecords(tx, {
    where: 'contact.id = ANY ($2)',
    parameters: [contactIds.map(({ id }) => id)],
    order: 'received_at DESC, contact.id DESC',
    limit: contactIds.length,
  });
  const dossiers = (await dossiersOf(tx, fileIds)).filter((dossier) => !isHidden(member, dossier));
  const owner = new Map(contactIds.map(({ id, usager_id }) => [id, usager_id]));
  return usagers.flatMap(({ id, file_ids, names, identities }) => {
    const own = dossiers.filter((dossier) => file_ids.includes(dossier.usager_id!));
    const numbers = new Set(own.map(({ number }) => number));
    const all = contacts.filter((contact) => file_ids.includes(owner.get(contact.id)!));
    const readable = all.filter((contact) => mayReadContact(town, member, contact));
    if (readable.length + own.length === 0) return [];
    const isTold = toldBy(
      all.filter((each) => readable.includes(each) || each.dossiers.some((its) => numbers.has(its.number))),
    );
    const shown = { names: names.filter(isTold.name), identities: identities.filter(isTold.identity) };
    const read = new Set([
      ...readable.map((contact) => owner.get(contact.id)),
      ...own.map((dossier) => dossier.usager_id),
    ]);
    return {
      id,
      ...shown,
      fileIds: file_ids,
      readableFileIds: file_ids.filter((each) => read.has(each)),
      allIdentities: identities,
      isWhole: shown.names.length + shown.identities.length === names.length + identities.length,
      contacts: readable,
      dossiers: own,
    };
  });
}

function toldBy(contacts: readonly ContactRecord[]) {
  const senders = contacts.map(({ sender }) => sender);
  const names = new Set(senders.map(({ name }) => storedName(name ?? '')));
  const identities = new Set(senders.flatMap(identitiesOf).map(({ kind, value }) => `${kind} ${value}`));
  return {
    name: (name: string) => names.has(storedName(name)),
    identity: ({ kind, value }: Identity) => identities.has(`${kind} ${value}`),
  };
}

function knownOf(tx: TownTransaction, ids: readonly string[]) {
  return tx.query<{ id: string; file_ids: string[]; names: string[]; identities: Identity[] }>(
    `WITH head AS (SELECT DISTINCT coalesce(merged_into, id) AS id FROM usager WHERE town_id = $1 AND id = ANY ($2)),
          file AS (SELECT usager.id, head.id AS head FROM head JOIN usager ON town_id = $1 AND (usager.id = head.id OR merged_into = head.id))
     SELECT head.id,
       ARRAY (SELECT id FROM file WHERE file.head = head.id ORDER BY id) AS file_ids,
       ARRAY (SELECT usager_name.name FROM file JOIN usager_name ON town_id = $1 AND usager_id = file.id WHERE file.head = head.id
              GROUP BY usager_name.name
              ORDER BY bool_or(usager_name.name = usager.name) DESC, length(usager_name.name) DESC, usager_name.name) AS names,
       (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('kind', kind, 'value', value)), '[]')
        FROM file JOIN identity ON town_id = $1 AND usager_id = file.id WHERE file.head = head.id) AS identities
     FROM head JOIN usager ON usager.town_id = $1 AND usager.id = head.id
     ORDER BY array_position($2, head.id)`,
    [tx.townId, ids],
  );
}

function latestContacts(tx: TownTransaction, fileIds: readonly string[]) {
  return tx.query<{ id: string; usager_id: string }>(
    `SELECT latest.id, file.id AS usager_id FROM unnest($2::uuid[]) AS file (id)
     CROSS JOIN LATERAL (
       SELECT id FROM contact WHERE town_id = $1 AND usager_id = file.id ORDER BY received_at DESC LIMIT ${contactsMax}) AS latest`,
    [tx.townId, fileIds],
  );
}

/** Open ones first. */
function dossiersOf(tx: TownTransaction, fileIds: readonly string[]): Promise<DossierColumns[]> {
  return tx.query<DossierColumns>(
    `SELECT dossier.*, target_date::text AS target_date FROM dossier WHERE town_id = $1 AND usager_id = ANY ($2)
     ORDER BY state = 'closed', received_at DESC, number DESC LIMIT 500`,
    [tx.townId, fileIds],
  );
}
