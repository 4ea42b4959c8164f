import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** The legal clock, beside the service's promise (dossier.target_date): the two share no field. */
export class Clocks1772000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier
        -- The law as it was on the day of the reception: a later version changes nothing for this dossier.
        ADD COLUMN legal jsonb,
        -- When silence decides, as things stand. People see it; a message may not (AR-09).
        ADD COLUMN tacit_on date,
        -- What the usager was last told of it.
        ADD COLUMN tacit_announced date;
      GRANT UPDATE (legal, tacit_on, tacit_announced) ON dossier TO ${serviceRole};

      -- Pieces the usager was asked for (CRPA L114-5).
      CREATE TABLE document_request (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        documents text[] NOT NULL,
        asked_at timestamptz NOT NULL,
        deadline date NOT NULL,
        -- When the last of them came.
        received_at timestamptz,
        PRIMARY KEY (town_id, id),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id)
      );
      CREATE INDEX document_request_by_dossier ON document_request (town_id, dossier_id);
      ${seal('document_request', 'SELECT, INSERT, UPDATE (received_at)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE document_request;
      ALTER TABLE dossier DROP COLUMN legal, DROP COLUMN tacit_on, DROP COLUMN tacit_announced;
    `);
  }
}
