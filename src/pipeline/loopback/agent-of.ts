import type { TownTransaction } from '../../platform/database/index.js';
import type { Agent } from './compose/index.js';

/** Who has taken the dossier, or has answered it: the usager is told their name, or their number (AG-01, AG-02). */
export async function agentOf(tx: TownTransaction, dossierId: string): Promise<Agent | null> {
  const [agent] = await tx.query<Agent>(
    `SELECT account.name, agent_code AS code FROM task
     JOIN account ON login = taken_by JOIN membership ON membership.town_id = $1 AND account_id = account.id
     WHERE task.town_id = $1 AND dossier_id = $2 AND kind = 'handle' AND task.state <> 'dropped'
     ORDER BY taken_at DESC LIMIT 1`,
    [tx.townId, dossierId],
  );
  return agent ?? null;
}
