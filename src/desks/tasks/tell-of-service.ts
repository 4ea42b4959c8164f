import { addDebts } from '../../dossiers/debts.js';
import type { TownTransaction } from '../../platform/database/index.js';
import { addWorkingDays, endOfDay, type Town } from '../../towns/index.js';
import { toldDemarche, type JournalLine } from '../deciding/told-demarche.js';

const otherService =
  'Notre premier message nommait un autre service : c’est celui-ci qui s’occupe de votre demande et vous répond';
const workingDays = 1;

interface Known {
  number: string;
  demarche_id: string | null;
  journal: JournalLine[];
  /** `corrected` and `reassigned`: each may owe a word of its own. */
  changes: number;
  is_owed: boolean;
}

/**
 * A usager who was told of another service is told of this one, once; nobody else hears of it (TR-06). Call it when the journal
 * says who has the dossier now.
 */
export async function tellOfService(
  tx: TownTransaction,
  town: Town,
  dossierId: string,
  service: string,
  at: Date,
): Promise<void> {
  const { number, demarche_id, journal, changes, is_owed } = await known(tx, dossierId);
  const told = toldDemarche(journal);
  const isRight = told === null || (told.service === service && told.demarche === demarche_id);
  if (isRight) return waiveUnsaid(tx, dossierId, at);
  // What is owed already says who answers when it leaves.
  if (is_owed) return;
  const dueAt = endOfDay(town, addWorkingDays(town, at, workingDays));
  const facts = { numbers: [number], progressText: otherService };
  const key = `rectification-${changes}`;
  await addDebts(tx, [{ dossierId, kind: 'rectification', key, dueAt, payable: true, facts }]);
}

/** It went back to the service the usager knows. */
async function waiveUnsaid(tx: TownTransaction, dossierId: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE debt SET state = 'waived', reason = 'corrected', ended_at = $3 WHERE town_id = $1 AND dossier_id = $2
     AND kind = 'rectification' AND state = 'owed' AND message_id IS NULL`,
    [tx.townId, dossierId, at],
  );
}

async function known(tx: TownTransaction, dossierId: string): Promise<Known> {
  const [row] = await tx.query<Known>(
    `SELECT number, demarche_id,
       (SELECT jsonb_agg(jsonb_build_object('kind', line.kind, 'data', data, 'refused', coalesce(message.state IN ('refused', 'bounced', 'dropped'), false)) ORDER BY seq)
        FROM timeline line LEFT JOIN message ON message.town_id = $1 AND message.id::text = data ->> 'message'
        WHERE line.town_id = $1 AND line.dossier_id = $2) AS journal,
       (SELECT count(*)::int FROM timeline WHERE town_id = $1 AND dossier_id = $2 AND kind IN ('corrected', 'reassigned')) AS changes,
       EXISTS (SELECT 1 FROM debt WHERE town_id = $1 AND dossier_id = $2 AND kind = 'rectification' AND state = 'owed' AND message_id IS NULL) AS is_owed
     FROM dossier WHERE town_id = $1 AND id = $2`,
    [tx.townId, dossierId],
  );
  return row!;
}
