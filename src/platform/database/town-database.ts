import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { poolSize } from './service-options.js';

// A day stays the day it is, YYYY-MM-DD: as an instant of this machine's zone it would be the day before somewhere.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One transaction that has named its town: it sees, counts and writes the rows of that town alone. */
export interface TownTransaction {
  readonly townId: string;
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Runs once the transaction has committed, and only then. It must not throw. */
  afterCommit(work: () => void): void;
}

/**
 * The only way to the towns' rows. Row-level security shows nothing to a connection that has not named a town, so
 * injected repositories see empty tables: go through `inTown`.
 */
@Injectable()
export class TownDatabase {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction of that town; commits when it returns, rolls back when it throws. When Postgres breaks a
   * circle of two that wait for each other by ending this one, it is run once more; also when a newer release has changed a table.
   */
  async inTown<T>(townId: string, work: (transaction: TownTransaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.once(townId, work);
      } catch (error) {
        if (tries > (triesMore[(error as { code?: string }).code!] ?? 0)) throw error;
      }
    }
  }

  /** Outside every town: platform tables and the directory functions. Sees no row of a town. */
  query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, parameters);
  }

  private async once<T>(townId: string, work: (transaction: TownTransaction) => Promise<T>): Promise<T> {
    // Interpolated below because SET takes no parameters and a function call would cost a second round trip.
    if (!uuid.test(townId)) throw new Error('a town is named by its uuid');
    const [client, release] = (await (this.dataSource.driver as PostgresDriver).obtainMasterConnection()) as Connection;
    let broken = undefined as Error | undefined;
    let isOver = false;
    const lost = (error: Error) => void (broken = error);
    const query: TownTransaction['query'] = async (sql, parameters = []) => {
      // The connection is another transaction's by then, of another town perhaps.
      if (isOver) throw new Error('this transaction is over');
      const { rows } = await client.query({ text: sql, values: parameters, ...named(sql, parameters) });
      return rows as never;
    };
    client.on('error', lost);
    try {
      const afterwards: (() => void)[] = [];
      // Not waited for: it goes out with the first statement, which fails when it fails.
      client.query(`BEGIN; SELECT set_config('app.town_id', '${townId}', true)`).catch(lost);
      const result = await work({ townId, query, afterCommit: (each) => void afterwards.push(each) });
      isOver = true;
      if (broken) throw broken;
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error('a statement had failed, so nothing of the transaction was kept');
      for (const each of afterwards) each();
      return result;
    } catch (error) {
      isOver = true;
      await client.query('ROLLBACK').catch(lost);
      if ((error as { code?: string }).code === planIsOld) lost(error as Error);
      throw error;
    } finally {
      client.off('error', lost);
      release(broken);
    }
  }
}

/** `release` with an error closes the connection instead of lending it again. */
type Connection = [client: pg.PoolClient, release: (error?: Error) => void];

const deadlockDetected = '40P01';
/** « cached plan must not change result type »: a newer release has added a column, and this process is still running. */
const planIsOld = '0A000';
/** Each connection that has an old plan is closed, and may be followed by another that was idle. */
const triesMore: Partial<Record<string, number>> = { [deadlockDetected]: 1, [planIsOld]: poolSize };

const names = new Map<string, string>();

/** A statement with a name is parsed and planned once for a connection: the larger ones take 5 ms each time otherwise. */
function named(sql: string, parameters: readonly unknown[]): { name?: string } {
  if (parameters.length === 0) return {};
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 32);
  names.set(sql, name);
  return { name };
}
