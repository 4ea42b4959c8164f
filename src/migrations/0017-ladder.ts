import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A word may take several messages until one arrives, each by another way; and a missed call is told once a day. */
export class Ladder1772000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message
        -- What it pays, for good; a debt names the attempt that is under way. Null: it is about a transmission.
        ADD debt_id uuid,
        ADD FOREIGN KEY (town_id, debt_id) REFERENCES debt (town_id, id);
      UPDATE message SET debt_id = debt.id FROM debt WHERE debt.town_id = message.town_id AND debt.message_id = message.id;
      CREATE INDEX message_by_debt ON message (town_id, debt_id);
      -- T13, once a day for a number, whatever the dossier: the day is in the key.
      CREATE UNIQUE INDEX message_missed_call ON message (town_id, recipient, key) WHERE template_id = 'missed-call';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX message_missed_call;
      UPDATE message SET state = 'refused' WHERE state IN ('bounced', 'complained', 'dropped');
      ALTER TABLE message DROP debt_id;
    `);
  }
}
