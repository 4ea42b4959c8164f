import { v7 as uuid } from 'uuid';
import type { TownDatabase, TownTransaction } from '../platform/database/index.js';
import { CannotGrant, checkGrant, type Grant } from './grant.js';
import { hashPassword } from './password.js';
import type { Role } from './roles.js';

export interface NewAccount {
  /** 2 to 64 of `a-z 0-9 . _ @ -`; capitals are no different. */
  login: string;
  name: string;
  password: string;
}

export interface AccountRow {
  login: string;
  name: string;
  demo: boolean;
  towns: { slug: string; role: Role; serviceId: string | null }[];
}

const loginForm = /^[a-z0-9][a-z0-9._@-]{1,63}$/;
/** CNIL, délibération 2022-100: 50 bits are enough where failures are slowed down; twelve letters make more. */
const shortestPassword = 12;
/** What the sign-in form takes. */
export const longestPassword = 200;

/** An account and what it is in its first town. Throws CannotGrant. */
export async function createAccount(database: TownDatabase, account: NewAccount, grant: Grant): Promise<void> {
  const login = sameLogin(account.login);
  if (!loginForm.test(login)) throw new CannotGrant('a login is 2 to 64 letters, digits, dots, dashes, _ or @');
  if (account.password.length < shortestPassword || account.password.length > longestPassword) {
    throw new CannotGrant(`a password has ${shortestPassword} to ${longestPassword} characters`);
  }
  const hash = await hashPassword(account.password);
  await database.inTown(grant.townId, async (tx) => {
    const [created] = await tx.query<{ id: string }>(
      `INSERT INTO account (id, login, name, password_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT (login) DO NOTHING RETURNING id`,
      [uuid(), login, account.name, hash],
    );
    if (!created) throw new CannotGrant(`the login ${login} is taken`);
    await join(tx, created.id, grant);
  });
}

/** Gives an account a further town, or another role in one of its own. Throws CannotGrant. */
export function joinTown(database: TownDatabase, login: string, grant: Grant): Promise<void> {
  return database.inTown(grant.townId, async (tx) => {
    const sql = 'SELECT id FROM account WHERE login = $1';
    const [account] = await tx.query<{ id: string }>(sql, [sameLogin(login)]);
    if (!account) throw new CannotGrant(`no account has the login ${login}`);
    await join(tx, account.id, grant);
  });
}

/** By login. */
export function listAccounts(database: TownDatabase): Promise<AccountRow[]> {
  return database.query<AccountRow>(`
    SELECT login, account.name, demo, coalesce(towns, '[]') AS towns FROM account
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('slug', slug, 'role', role, 'serviceId', service_id)) AS towns
      FROM membership_directory(account.id)
    ) AS theirs ON true
    ORDER BY login`);
}

/** A login as it is kept and compared. */
export function sameLogin(login: string): string {
  return login.trim().toLowerCase();
}

async function join(tx: TownTransaction, accountId: string, grant: Grant): Promise<void> {
  await checkGrant(tx, grant);
  await tx.query(
    `INSERT INTO membership (town_id, account_id, role, service_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (town_id, account_id) DO UPDATE SET role = excluded.role, service_id = excluded.service_id`,
    [grant.townId, accountId, grant.role, grant.serviceId],
  );
}
