import { DataSource } from 'typeorm';
import { serviceOptions } from './service-options.js';
import { TownDatabase } from './town-database.js';

/** For a command: connects as the service, works, and closes the connections. @param url of the service's role */
export async function withTownDatabase<T>(url: string, work: (database: TownDatabase) => Promise<T>): Promise<T> {
  const dataSource = new DataSource(serviceOptions(url));
  await dataSource.initialize();
  try {
    return await work(new TownDatabase(dataSource));
  } finally {
    await dataSource.destroy();
  }
}
