import type { TownTransaction } from '../platform/database/index.js';
import { addTasks } from './tasks.js';
import { program } from './timeline.js';

/** The usager writes again about a dossier: it is added there, read by its service, and reopens what was closed. No clock is reset (AR-14). */
export async function joinDossier(tx: TownTransaction, dossierId: string, contactId: string, at: Date): Promise<void> {
  await tx.query(
    `WITH linked AS (INSERT INTO dossier_contact (town_id, dossier_id, contact_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING),
          reopened AS (UPDATE dossier SET state = 'open', closed_at = NULL WHERE town_id = $1 AND id = $2 AND state IN ('closed', 'closing'))
     INSERT INTO timeline (town_id, dossier_id, at, actor, kind, data)
     VALUES ($1, $2, $4, $5, 'usager-replied', jsonb_build_object('contact', $3::text))`,
    [tx.townId, dossierId, contactId, at, program],
  );
  await addTasks(tx, [{ dossierId, key: `read-reply-${contactId}`, kind: 'read-reply', dueAt: null }]);
}
