import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** What is sent on to another administration, by whom, how and with what proof (CRPA L114-2); and copies that are not kept. */
export class Transmissions1772000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE transmission (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        -- What did not arrive is sent again another way, in another round.
        round integer NOT NULL,
        state text NOT NULL,
        way text NOT NULL CHECK (way IN ('email', 'letter', 'hand')),
        -- As it was written to, whatever becomes of the list of offices.
        office jsonb NOT NULL,
        -- Of the first receipt by us, from which a silence that rejects is counted (CRPA L114-3).
        received_at timestamptz NOT NULL,
        -- A closed letter is sent on intact: nothing of it is known, joined or kept.
        sealed boolean NOT NULL DEFAULT false,
        joined jsonb NOT NULL DEFAULT '[]',
        left_out jsonb NOT NULL DEFAULT '[]',
        bordereau_id uuid NOT NULL,
        -- Number of the registered letter, or whatever else proves that it was handed over.
        reference text,
        prepared_at timestamptz NOT NULL,
        prepared_by text NOT NULL,
        sent_at timestamptz,
        sent_by text,
        reminders integer NOT NULL DEFAULT 0,
        reminded_at timestamptz,
        answered_at timestamptz,
        answered_by text,
        copy_removed_at timestamptz,
        PRIMARY KEY (town_id, id),
        UNIQUE (town_id, dossier_id, round),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id),
        FOREIGN KEY (town_id, bordereau_id) REFERENCES document (town_id, id)
      );
      ${seal('transmission', 'SELECT, INSERT, UPDATE (state, reference, sent_at, sent_by, reminders, reminded_at, answered_at, answered_by, copy_removed_at)')}

      -- Null: said to the usager. A message to an administration bears what it speaks of.
      ALTER TABLE message ADD COLUMN transmission_id uuid,
        ADD FOREIGN KEY (town_id, transmission_id) REFERENCES transmission (town_id, id);
      CREATE INDEX message_by_transmission ON message (town_id, transmission_id) WHERE transmission_id IS NOT NULL;

      -- Removed: nobody is shown it any more. Erased: nor are its bytes on disk.
      ALTER TABLE document ADD COLUMN removed_at timestamptz, ADD COLUMN erased_at timestamptz;
      CREATE INDEX document_by_content ON document (town_id, sha256);
      CREATE INDEX document_to_erase ON document (town_id, removed_at) WHERE removed_at IS NOT NULL AND erased_at IS NULL;
      GRANT UPDATE (removed_at, erased_at) ON document TO ${serviceRole};
      -- Words are quoted there too.
      GRANT UPDATE (guesses, segments, parts) ON qualification TO ${serviceRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE (guesses, segments, parts) ON qualification FROM ${serviceRole};
      DROP INDEX document_to_erase, document_by_content;
      ALTER TABLE document DROP COLUMN removed_at, DROP COLUMN erased_at;
      ALTER TABLE message DROP COLUMN transmission_id;
      DROP TABLE transmission;
    `);
  }
}
