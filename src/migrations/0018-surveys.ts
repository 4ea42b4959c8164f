import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** What becomes of a dossier after its answer: is it solved, was it opened again, does another one follow it. */
export class Surveys1772000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- « Is it solved? » (T11): asked once of a dossier, answered once (K16).
      CREATE TABLE survey (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        -- SHA-256 of the secret that ends the link.
        secret_hash text NOT NULL,
        closed_at timestamptz NOT NULL,
        asked_at timestamptz NOT NULL,
        answered_at timestamptz,
        solved boolean,
        satisfaction smallint CHECK (satisfaction BETWEEN 1 AND 5),
        -- The usager's own, sensitive numbers masked.
        words text,
        PRIMARY KEY (town_id, id),
        UNIQUE (town_id, dossier_id),
        UNIQUE (town_id, secret_hash),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id),
        CHECK ((answered_at IS NULL) = (solved IS NULL))
      );
      -- Usagers who want no such question any more.
      CREATE TABLE survey_refusal (
        town_id uuid NOT NULL,
        usager_id uuid NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (town_id, usager_id),
        FOREIGN KEY (town_id, usager_id) REFERENCES usager (town_id, id)
      );
      -- A closed dossier that is open again (K16).
      CREATE TABLE reopening (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        closed_at timestamptz NOT NULL,
        at timestamptz NOT NULL,
        -- Null: the usager has said that it is not solved.
        contact_id uuid,
        PRIMARY KEY (town_id, id),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id)
      );
      CREATE INDEX reopening_by_dossier ON reopening (town_id, dossier_id);
      ALTER TABLE dossier
        -- The one whose usager came back after it was closed for good.
        ADD follows_id uuid,
        ADD FOREIGN KEY (town_id, follows_id) REFERENCES dossier (town_id, id);
      GRANT UPDATE (follows_id) ON dossier TO ${serviceRole};
      ${seal('survey', 'SELECT, INSERT, UPDATE (answered_at, solved, satisfaction, words)')}
      ${seal('survey_refusal', 'SELECT, INSERT')}
      ${seal('reopening', 'SELECT, INSERT, DELETE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier DROP follows_id;
      DROP TABLE reopening, survey_refusal, survey;
    `);
  }
}
