import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serviceRole } from './seal.js';

/** What was really sent: the mail or the sheet, byte for byte, and what an SMS was cut into; and by whom, if they may be named. */
export class Messages1772000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message
        -- Of an SMS: what the carrier bills.
        ADD segments smallint,
        -- Null for an SMS, whose text is all of it, and until the message leaves.
        ADD document_id uuid,
        ADD FOREIGN KEY (town_id, document_id) REFERENCES document (town_id, id);
      GRANT UPDATE (document_id) ON message TO ${serviceRole};
      ALTER TABLE membership
        -- Of an agent under anonymity, by decision of the head of the service (AG-02): usagers read it in place of the name.
        ADD agent_code text,
        ADD UNIQUE (town_id, agent_code);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE membership DROP agent_code;
      ALTER TABLE message DROP segments, DROP document_id;
    `);
  }
}
