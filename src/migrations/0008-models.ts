import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/**
 * What the classifier has learnt. In the database and not in the store of documents: processes on other machines load the same
 * model, and one that has learnt from the words of a town's usagers is sealed like them.
 */
export class Models1772000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Learnt from configuration files alone, which the towns share: of no town, once for all that have the same catalogue.
      CREATE TABLE catalogue_model (
        sha256 text PRIMARY KEY,
        -- What it has learnt, as JSON: to learn a part of it again, and compare.
        examples bytea NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      GRANT SELECT, INSERT, DELETE ON catalogue_model TO ${serviceRole};

      CREATE TABLE classifier_model (
        town_id uuid NOT NULL REFERENCES town (id) ON DELETE CASCADE,
        version integer NOT NULL,
        state text NOT NULL CHECK (state IN ('candidate', 'in-force', 'retired', 'refused')),
        -- Why it was made: first, catalogue, decisions, night.
        cause text NOT NULL,
        -- Of all it has learnt, and of the part the catalogue taught; the same when no person taught anything.
        sha256 text NOT NULL,
        catalogue_sha256 text NOT NULL,
        examples integer NOT NULL,
        -- Whose words it has learnt: what is deleted must be forgotten.
        contacts uuid[] NOT NULL DEFAULT '{}',
        figures jsonb,
        -- Why it was refused: worse, or the name of what failed.
        refusal text,
        -- Null: the catalogue's, or given up. The twin has not learnt the part that is held out, and is compared.
        bytes bytea,
        twin bytea,
        -- A later version that a person has set aside by putting this one in force.
        set_aside integer,
        decided_by text,
        decided_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (town_id, version)
      );
      CREATE UNIQUE INDEX classifier_model_in_force ON classifier_model (town_id) WHERE state = 'in-force';
      ${seal('classifier_model', 'SELECT, INSERT, UPDATE (state, figures, refusal, contacts, bytes, twin, set_aside, decided_by, decided_at)')}

      ALTER TABLE qualification ADD COLUMN model_version integer;
      CREATE INDEX qualification_by_person ON qualification (town_id, created_at) WHERE decision = 'human';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX qualification_by_person;
      ALTER TABLE qualification DROP COLUMN model_version;
      DROP TABLE classifier_model, catalogue_model;
    `);
  }
}
