import type { Identity } from '../../src/dossiers/usagers/index.js';
import { keptUsager, keptUsagerSql } from '../../src/dossiers/usagers/index.js';
import type { ContactRow } from '../../src/dossiers/rows.js';
import { identitiesOf } from '../../src/pipeline/qualification/index.js';
import { surroundingsOf } from '../../src/pipeline/qualification/surroundings.js';
import type { TownTransaction } from '../../src/platform/database/index.js';
import type { SenderIdentity } from '../../src/dossiers/arrival.js';
import { storedContact } from './record.js';

/** A contact that arrives and is recognised as the line does it. */
export async function recognisedContact(
  tx: TownTransaction,
  sender: SenderIdentity,
  columns: Record<string, unknown> = {},
): Promise<{ contactId: string; usagerId: string | null; identities: Identity[] }> {
  const contactId = await storedContact(tx, { state: 'told', ...columns, sender: JSON.stringify(sender) });
  return { contactId, ...(await recognise(tx, contactId)) };
}

/** Once more is harmless. */
export async function recognise(
  tx: TownTransaction,
  contactId: string,
): Promise<{ usagerId: string | null; identities: Identity[] }> {
  const [contact] = await tx.query<ContactRow>('SELECT * FROM contact WHERE id = $1', [contactId]);
  const identities = identitiesOf(contact!.sender);
  const { recognition } = await surroundingsOf(
    tx,
    contact!,
    identities,
    [],
    { code: 'SA' },
    new Date('2027-03-01T09:00:00Z'),
  );
  const name = contact!.sender.name ?? null;
  const { usagerId, parameter } = keptUsager({ contactId, name, identities, recognition });
  await tx.query(`WITH ${keptUsagerSql(2)} SELECT 1 AS kept`, [tx.townId, parameter]);
  return { usagerId, identities };
}
