import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal } from './seal.js';

/** What stops a loop of mails (J16): answers of a mailbox to whoever it had answered already. */
export class MailBrake1772000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_brake (
        town_id uuid NOT NULL REFERENCES town (id),
        mailbox text NOT NULL,
        -- The hour that is counted, and its last answer.
        since timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        answers integer NOT NULL,
        PRIMARY KEY (town_id, mailbox)
      );
      ${seal('mail_brake', 'SELECT, INSERT, UPDATE')}
      -- Whom a message went to, without the tags and numbers that machines put in an address: mail-brakes.ts looks them up so.
      CREATE INDEX message_correspondent
        ON message (town_id, regexp_replace(lower(recipient), '\\+[^@]*|[0-9]+(?=[^@]*@)', '', 'g'), composed_at) WHERE channel = 'email';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX message_correspondent; DROP TABLE mail_brake');
  }
}
