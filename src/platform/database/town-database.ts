import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';

// A day stays the day it is, YYYY-MM-DD: as an instant of this machine's zone it would be the day before somewhere.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One transaction that has named its town: it sees, counts and writes the rows of that town alone. */
export interface TownTransaction {
  readonly townId: string;
  readonly manager: EntityManager;
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
   * circle of two that wait for each other by ending this one, it is run once more.
   */
  async inTown<T>(townId: string, work: (transaction: TownTransaction) => Promise<T>): Promise<T> {
    try {
      return await this.once(townId, work);
    } catch (error) {
      if ((error as { driverError?: { code?: string } }).driverError?.code !== deadlockDetected) throw error;
      return this.once(townId, work);
    }
  }

  /** Outside every town: platform tables and the directory functions. Sees no row of a town. */
  query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, parameters);
  }

  private async once<T>(townId: string, work: (transaction: TownTransaction) => Promise<T>): Promise<T> {
    // Interpolated below because SET takes no parameters and a function call would cost a second round trip.
    if (!uuid.test(townId)) throw new Error('a town is named by its uuid');
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as { query(sql: string): Promise<unknown> };
      await client.query(`BEGIN; SELECT set_config('app.town_id', '${townId}', true)`);
      adoptTransaction(runner);
      try {
        const afterwards: (() => void)[] = [];
        const result = await work(scoped(townId, runner, afterwards));
        await client.query('COMMIT');
        for (const each of afterwards) each();
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {});
        throw error;
      }
    } finally {
      forgetTransaction(runner);
      await runner.release();
    }
  }
}

const deadlockDetected = '40P01';

function scoped(townId: string, runner: QueryRunner, afterwards: (() => void)[]): TownTransaction {
  return {
    townId,
    manager: runner.manager,
    afterCommit: (work) => void afterwards.push(work),
    query: async (sql, parameters = []) => {
      const result = (await runner.query(sql, parameters, true)) as { records?: unknown[] };
      return (result.records ?? []) as never;
    },
  };
}

/** Tells TypeORM that a transaction is open, so that its own `save` makes a savepoint instead of committing ours. */
function adoptTransaction(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}

function forgetTransaction(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
}
