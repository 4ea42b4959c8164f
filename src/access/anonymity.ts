import type { TownDatabase } from '../platform/database/index.js';
import { sameLogin } from './accounts.js';
import { CannotGrant } from './grant.js';

const codeForm = /^[A-Za-z0-9-]{1,20}$/;

/**
 * An agent whose name usagers may not read, for their safety, by decision of the head of the service (AG-02, CRPA L111-2).
 * @param code stands in place of the name; null: the name is read again. Throws CannotGrant.
 */
export async function setAgentCode(
  database: TownDatabase,
  townId: string,
  login: string,
  code: string | null,
): Promise<void> {
  if (code !== null && !codeForm.test(code)) throw new CannotGrant('a number is 1 to 20 letters, digits or dashes');
  await database.inTown(townId, async (tx) => {
    const taken = await tx.query(
      `SELECT 1 FROM membership JOIN account ON account.id = account_id WHERE town_id = $1 AND agent_code = $2 AND login <> $3`,
      [townId, code, sameLogin(login)],
    );
    if (taken.length > 0) throw new CannotGrant(`another agent of the town has the number ${code}`);
    const [known] = await tx.query(
      `UPDATE membership SET agent_code = $3 FROM account WHERE account.id = account_id AND town_id = $1 AND login = $2 RETURNING 1`,
      [townId, sameLogin(login), code],
    );
    if (!known) throw new CannotGrant(`nobody of the town has the login ${login}`);
  });
}
