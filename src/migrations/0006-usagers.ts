import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/**
 * Who is it: what a usager is called, whom a contact may come from, and which files are one person. Files that are merged
 * stay whole and point to one of them, so that taking the pointer away brings back exactly what was.
 */
export class Usagers1772000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The file all of one person's files are shown as, however many steps away; null for the one that is shown.
      ALTER TABLE usager ADD COLUMN merged_into uuid, ADD FOREIGN KEY (town_id, merged_into) REFERENCES usager (town_id, id);
      CREATE INDEX usager_by_merge ON usager (town_id, merged_into) WHERE merged_into IS NOT NULL;
      GRANT UPDATE (merged_into) ON usager TO ${serviceRole};

      CREATE TABLE usager_name (
        town_id uuid NOT NULL,
        usager_id uuid NOT NULL,
        name text NOT NULL,
        -- Lower case, without accents: how it is searched.
        folded text NOT NULL,
        PRIMARY KEY (town_id, usager_id, name),
        FOREIGN KEY (town_id, usager_id) REFERENCES usager (town_id, id)
      );
      INSERT INTO usager_name SELECT town_id, id, name,
        regexp_replace(normalize(replace(replace(lower(name), 'œ', 'oe'), 'æ', 'ae'), NFD), '[\u0300-\u036f]', '', 'g') FROM usager WHERE name IS NOT NULL;

      -- Of « fontaine jeanne, 12 rue des tanneries 42998 saint aubin sur gier », what follows the name. A column: under
      -- row-level security an index on an expression is not used, since the expression might tell of other towns' rows.
      ALTER TABLE identity ADD COLUMN home text
        GENERATED ALWAYS AS (CASE WHEN kind = 'postal' THEN split_part(value, ', ', 2) END) STORED;
      CREATE INDEX identity_by_home ON identity (town_id, home) WHERE home IS NOT NULL;
      CREATE INDEX contact_by_usager ON contact (town_id, usager_id, received_at);

      -- Whom a contact comes from, for sure or perhaps, and why. A person refuses what is not so, once.
      CREATE TABLE usager_match (
        town_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        usager_id uuid NOT NULL,
        grade text NOT NULL CHECK (grade IN ('certain', 'likely')),
        reasons jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        refused_by text,
        refused_at timestamptz,
        PRIMARY KEY (town_id, contact_id, usager_id),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id),
        FOREIGN KEY (town_id, usager_id) REFERENCES usager (town_id, id)
      );

      -- Two files a person has said are two people: they are not offered as one again.
      CREATE TABLE usager_distinction (
        town_id uuid NOT NULL,
        one_id uuid NOT NULL,
        other_id uuid NOT NULL CHECK (one_id < other_id),
        actor text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (town_id, one_id, other_id),
        FOREIGN KEY (town_id, one_id) REFERENCES usager (town_id, id),
        FOREIGN KEY (town_id, other_id) REFERENCES usager (town_id, id)
      );
      CREATE INDEX usager_distinction_by_other ON usager_distinction (town_id, other_id);

      -- merge: usager_id is shown as other_id from then on. split: usager_id was taken out of other_id.
      -- move: one contact was given to usager_id, \`moved\` says what it had before.
      CREATE TABLE usager_change (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('merge', 'split', 'move')),
        usager_id uuid NOT NULL,
        other_id uuid,
        moved jsonb NOT NULL DEFAULT '{}',
        actor text NOT NULL,
        at timestamptz NOT NULL,
        undone_by text,
        undone_at timestamptz,
        PRIMARY KEY (town_id, id),
        FOREIGN KEY (town_id, usager_id) REFERENCES usager (town_id, id),
        FOREIGN KEY (town_id, other_id) REFERENCES usager (town_id, id)
      );
      -- Of two merges of one file at the same moment, the second finds this.
      CREATE UNIQUE INDEX usager_merged_once ON usager_change (town_id, usager_id) WHERE kind = 'merge' AND undone_at IS NULL;
      CREATE INDEX usager_change_by_usager ON usager_change (town_id, usager_id);
      CREATE INDEX usager_change_by_other ON usager_change (town_id, other_id);

      ${seal('usager_name', 'SELECT, INSERT, DELETE')}
      ${seal('usager_match', 'SELECT, INSERT, UPDATE (refused_by, refused_at)')}
      ${seal('usager_distinction', 'SELECT, INSERT')}
      ${seal('usager_change', 'SELECT, INSERT, UPDATE (undone_by, undone_at)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE usager_change, usager_distinction, usager_match, usager_name;
      DROP INDEX contact_by_usager;
      ALTER TABLE identity DROP COLUMN home;
      ALTER TABLE usager DROP COLUMN merged_into;
    `);
  }
}
