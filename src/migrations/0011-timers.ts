import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal } from './seal.js';

/** Moments at which time itself asks for something: a date draws near, an agent is silent, an administration does not answer. */
export class Timers1772000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE timer (
        town_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        key text NOT NULL,
        kind text NOT NULL,
        -- What it is about beside the dossier, by ids and dates.
        facts jsonb NOT NULL DEFAULT '{}',
        due_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        -- Kept after it rang: the same moment is not set twice.
        rang_at timestamptz,
        PRIMARY KEY (town_id, dossier_id, key),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id)
      );
      CREATE INDEX timer_by_due ON timer (town_id, due_at) WHERE rang_at IS NULL;
      ${seal('timer', 'SELECT, INSERT, UPDATE (facts, due_at, attempts, rang_at), DELETE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE timer');
  }
}
