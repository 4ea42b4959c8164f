import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { TownDatabase } from '../platform/database/index.js';
import type { Caller, Membership } from './caller.js';
import { hashOfSecret, makeSecret } from './secret.js';

export const sessionHours = 12;

/** Who is signed in. Only the hash of a token is kept: whoever reads the table can be nobody. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: TownDatabase,
    private readonly clock: Clock,
  ) {}

  /** @returns the token, and sweeps what has expired */
  async open(accountId: string): Promise<string> {
    const token = makeSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
    await this.database.query('DELETE FROM session WHERE expires_at <= $1', [now]);
    await this.database.query('INSERT INTO session (token_hash, account_id, expires_at) VALUES ($1, $2, $3)', [
      hashOfSecret(token),
      accountId,
      expiresAt,
    ]);
    return token;
  }

  /** Null when the session has ended or never was. */
  async callerOf(token: string): Promise<Caller | null> {
    const rows = await this.database.query<SignedIn>(signedIn, [hashOfSecret(token), this.clock.now()]);
    const [first] = rows;
    if (!first) return null;
    const towns = rows.flatMap(({ accountId: _id, login: _login, person: _person, townId, ...town }) =>
      townId ? [{ townId, ...town }] : [],
    );
    return { accountId: first.accountId, name: first.person, login: first.login, towns };
  }

  async close(token: string): Promise<void> {
    await this.database.query('DELETE FROM session WHERE token_hash = $1', [hashOfSecret(token)]);
  }
}

type SignedIn = Omit<Membership, 'townId'> & {
  accountId: string;
  login: string;
  person: string;
  townId: string | null;
};

/** A row per town; one without a town for an account that has none. */
const signedIn = `
  SELECT account.id AS "accountId", login, account.name AS person,
    town_id AS "townId", slug, theirs.name, role, service_id AS "serviceId"
  FROM session JOIN account ON account.id = account_id
  LEFT JOIN LATERAL membership_directory(account.id) AS theirs ON true
  WHERE token_hash = $1 AND expires_at > $2
  ORDER BY slug`;
