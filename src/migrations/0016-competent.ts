import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serviceRole } from './seal.js';

/** Two dates of reception, where the town hall was not the one to ask (N-04, TR-02). */
export class Competent1772000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When another legal person, competent, received what had come to the town hall; null: the town hall is competent itself,
      -- or nobody knows yet. received_at is that of whoever was seized first, and never changes.
      ALTER TABLE dossier ADD COLUMN competent_received_at timestamptz;
      GRANT UPDATE (competent_received_at) ON dossier TO ${serviceRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dossier DROP COLUMN competent_received_at');
  }
}
