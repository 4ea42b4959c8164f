export { TownDatabase } from './town-database.js';
export type { TownTransaction } from './town-database.js';
export { startEmbeddedPostgres } from './embedded.js';
export type { EmbeddedPostgres } from './embedded.js';
export { migrate, ownerDataSource, serviceUrlOf } from './migrate.js';
export { SnakeNaming } from './snake-naming.js';
export { DatabaseModule, SERVICE_DATABASE_URL } from './database.module.js';
export { Ownership } from './ownership.js';
