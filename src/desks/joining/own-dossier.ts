import { v7 as uuid } from 'uuid';
import { numberingOf } from '../../dossiers/numbering.js';
import { openDossiers, type NewDossier } from '../../dossiers/open-dossiers.js';
import { reachedTownHallAt, type ContactRow } from '../../dossiers/rows.js';
import type { TownTransaction } from '../../platform/database/index.js';
import type { Town } from '../../towns/index.js';
import type { LockedDossier } from '../dossiers/lock-dossier.js';

export type JoinedContact = Pick<ContactRow, 'id' | 'received_at' | 'reading' | 'usager_id' | 'service_id'>;

interface Own {
  id: string;
  number: string;
}

/**
 * Gives a contact that is taken out of a dossier its own: the one it had while it waited, whose number its sender may know, else
 * a new one. The line fills it in once it knows what it is about.
 */
export async function ownDossier(
  tx: TownTransaction,
  town: Town,
  from: LockedDossier,
  contact: JoinedContact,
  at: Date,
): Promise<Own> {
  const [had] = await tx.query<Own>(
    `UPDATE dossier SET state = 'open', closed_at = NULL, closing_reason = NULL
     WHERE town_id = $1 AND demarche_id IS NULL AND id <> $3
     AND id IN (SELECT dossier_id FROM dossier_contact WHERE town_id = $1 AND contact_id = $2) RETURNING id, number`,
    [tx.townId, contact.id, from.id],
  );
  return had ?? openOwn(tx, town, from, contact, at);
}

async function openOwn(
  tx: TownTransaction,
  town: Town,
  from: LockedDossier,
  contact: JoinedContact,
  at: Date,
): Promise<Own> {
  const dossier: NewDossier = {
    id: uuid(),
    demarcheId: null,
    // What few could read stays with them until the line knows whose it is.
    serviceId: (from.confidential && from.service_id) || (contact.service_id ?? town.configuration.default_service),
    confidential: from.confidential,
    administrationId: null,
    usagerId: contact.usager_id,
    parentId: null,
    priority: 'normal',
    summary: null,
    receivedAt: reachedTownHallAt(contact),
    targetDate: null,
    state: 'open',
    tasks: [],
    debts: [],
  };
  const [number] = await openDossiers(tx, contact.id, [dossier], numberingOf(town, at), at);
  return { id: dossier.id, number: number! };
}
