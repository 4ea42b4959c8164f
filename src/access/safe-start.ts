import type { Environment } from '../platform/config/index.js';
import type { TownDatabase } from '../platform/database/index.js';

/** The service would start open to people it must not let in. The message says what to mend, in which way. */
export class UnsafeStart extends Error {
  constructor(readonly problems: string[]) {
    super(`Aiguillage does not start:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'UnsafeStart';
  }
}

/** Throws UnsafeStart in production when session cookies would not be signed, or the demo has been in this database. */
export async function refuseUnsafeStart(
  { NODE_ENV, SESSION_SECRET }: Pick<Environment, 'NODE_ENV' | 'SESSION_SECRET'>,
  database: TownDatabase,
): Promise<void> {
  if (NODE_ENV !== 'production') return;
  const [demo] = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM account WHERE demo');
  const problems = [
    ...(SESSION_SECRET ? [] : ['SESSION_SECRET is missing: give it 32 random characters or more']),
    ...(demo!.count > 0
      ? [
          `${demo!.count} demo account in this database: give production one of its own, or remove it (DELETE FROM account WHERE demo)`,
        ]
      : []),
  ];
  if (problems.length > 0) throw new UnsafeStart(problems);
}
