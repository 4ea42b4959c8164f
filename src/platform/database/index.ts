export { TownDatabase } from './town-database.js';
export type { TownTransaction } from './town-database.js';
export { startEmbeddedPostgres } from './embedded.js';
export type { EmbeddedPostgres } from './embedded.js';
export { migrate, ownerDataSource, serviceUrlOf } from './migrate.js';
export { SnakeNaming } from './snake-naming.js';
