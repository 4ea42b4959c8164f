import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal } from './seal.js';

/**
 * Is it the same need? The places a contact speaks of, the dossiers it may belong to, and how often the usager asked again
 * (rules.md, AR-14 and DI-01).
 */
export class Joining1772000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Counted from here: a contact asks again once, however often it is joined.
      ALTER TABLE dossier_contact ADD COLUMN reminds boolean NOT NULL DEFAULT false;

      CREATE TABLE contact_place (
        town_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        ordinal smallint NOT NULL,
        -- What two writings of one place have in common; the rest is compared by the program.
        key text NOT NULL,
        place jsonb NOT NULL,
        PRIMARY KEY (town_id, contact_id, ordinal),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id)
      );
      CREATE INDEX contact_place_by_key ON contact_place (town_id, key);
      CREATE INDEX dossier_by_usager ON dossier (town_id, usager_id, received_at DESC) WHERE usager_id IS NOT NULL;

      -- Offered to a person. A refusal is kept, so that nothing is joined again after somebody has separated it.
      CREATE TABLE joining_offer (
        town_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        rank smallint NOT NULL DEFAULT 0,
        -- In French, for the agent.
        reasons jsonb NOT NULL DEFAULT '[]',
        offered_at timestamptz NOT NULL,
        refused_at timestamptz,
        refused_by text,
        PRIMARY KEY (town_id, contact_id, dossier_id),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id)
      );
      ${seal('contact_place', 'SELECT, INSERT')}
      ${seal('joining_offer', 'SELECT, INSERT, UPDATE (rank, reasons, offered_at, refused_at, refused_by)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE joining_offer, contact_place;
      DROP INDEX dossier_by_usager;
      ALTER TABLE dossier_contact DROP COLUMN reminds;
    `);
  }
}
