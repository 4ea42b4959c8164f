import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** Who has a task, and how dossiers went from one service to another. */
export class Tasks1772000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE task
        ADD COLUMN open boolean NOT NULL GENERATED ALWAYS AS (state IN ('to-do', 'taken')) STORED,
        -- Login of the agent, while it is taken; kept once it is done.
        ADD COLUMN taken_by text,
        ADD COLUMN taken_at timestamptz,
        -- How often it went back to the queue because the agent who had it was silent.
        ADD COLUMN silences integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT task_taken_by_somebody CHECK (state <> 'taken' OR (taken_by IS NOT NULL AND taken_at IS NOT NULL));
      CREATE INDEX task_open ON task (town_id, service_id, due_at) WHERE open;
      CREATE INDEX debt_owed ON debt (town_id, due_at) WHERE state = 'owed';
      GRANT UPDATE (taken_by, taken_at, silences) ON task TO ${serviceRole};

      -- From one service to another (TR-06, K9). The reason is for colleagues: the usager is not shown it.
      CREATE TABLE reassignment (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        -- Null: the démarche was corrected, and the dossier went with it.
        task_id uuid,
        from_service_id text,
        to_service_id text NOT NULL,
        reason text NOT NULL,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        PRIMARY KEY (town_id, id),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id),
        FOREIGN KEY (town_id, task_id) REFERENCES task (town_id, id),
        FOREIGN KEY (town_id, from_service_id) REFERENCES service (town_id, id),
        FOREIGN KEY (town_id, to_service_id) REFERENCES service (town_id, id)
      );
      CREATE INDEX reassignment_by_dossier ON reassignment (town_id, dossier_id);
      ${seal('reassignment', 'SELECT, INSERT')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reassignment;
      DROP INDEX debt_owed, task_open;
      UPDATE task SET state = 'to-do' WHERE state = 'taken';
      ALTER TABLE task DROP COLUMN open, DROP COLUMN taken_by, DROP COLUMN taken_at, DROP COLUMN silences;
    `);
  }
}
