import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/**
 * What people decide on the pile: which needs they found in a contact, which guess they overturned, which words belong to
 * which dossier, and who is on which contact now.
 */
export class Deciding1772000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE qualification
        -- What the program took for several requests: text, from, to, guesses. Offered, never decided.
        ADD COLUMN segments jsonb NOT NULL DEFAULT '[]',
        -- The needs a person found, the parent first: démarche and text, null for the whole contact.
        ADD COLUMN parts jsonb NOT NULL DEFAULT '[]',
        -- What the program would have said when a person decided: overturned when it is not demarche_id.
        ADD COLUMN proposed_id text,
        ADD COLUMN proposed_confidence real;

      -- The words of the contact this dossier is about; null: all of them (J24).
      ALTER TABLE dossier_contact ADD COLUMN words text;
      GRANT UPDATE (words) ON dossier_contact TO ${serviceRole};

      -- One contact per person, now: nothing of it is kept.
      CREATE TABLE attention (
        town_id uuid NOT NULL,
        login text NOT NULL,
        name text NOT NULL,
        contact_id uuid NOT NULL,
        since timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (town_id, login),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id)
      );
      ${seal('attention', 'SELECT, INSERT, UPDATE, DELETE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE attention;
      ALTER TABLE dossier_contact DROP COLUMN words;
      ALTER TABLE qualification DROP COLUMN segments, DROP COLUMN parts, DROP COLUMN proposed_id, DROP COLUMN proposed_confidence;
    `);
  }
}
