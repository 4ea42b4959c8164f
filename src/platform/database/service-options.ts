import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';

export const poolSize = 20;

/** Connections of the service's role. Pipelined: a transaction is begun with its first statement, not a round trip before it. */
export function serviceOptions(url: string): PostgresDataSourceOptions {
  return { type: 'postgres', url, poolSize, extra: { pipeline: true } };
}
