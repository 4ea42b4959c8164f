import { openDatabase } from '../boot/open-database.js';
import { Clock } from '../platform/clock/index.js';
import { readEnvironment } from '../platform/config/index.js';
import { withTownDatabase, type TownDatabase } from '../platform/database/index.js';
import { Towns, type Town, type TownName } from '../towns/index.js';

/** What a command works with: the towns' rows, as the service sees them. */
export interface Connection {
  database: TownDatabase;
  towns: () => Promise<TownName[]>;
  townBySlug: (slug: string) => Promise<Town | null>;
}

/** Runs a command on the database of the environment, the embedded one of DATA_DIR when it names none. */
export function withDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  return withUrls(({ serviceUrl }) =>
    withTownDatabase(serviceUrl, (database) => {
      const towns = new Towns(database, new Clock());
      return work({ database, towns: () => towns.all(), townBySlug: (slug) => towns.bySlug(slug) });
    }),
  );
}

/** The same for what only the owner of the tables may write: `towns apply`. */
export function withOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  return withUrls(({ ownerUrl }) => work(ownerUrl));
}

async function withUrls<T>(work: (urls: { ownerUrl: string; serviceUrl: string }) => Promise<T>): Promise<T> {
  const opened = await openDatabase(readEnvironment());
  try {
    return await work(opened);
  } finally {
    await opened.stop();
  }
}
