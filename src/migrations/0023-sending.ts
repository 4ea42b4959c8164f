import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** How fast mails leave towards a provider, which turn each has, and files that are fetched instead of sent. */
export class Sending1772000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of no town: to a provider we are one sender. A row for each one that has a pace, or asked once to be spared.
      CREATE TABLE mail_pace (
        domain text PRIMARY KEY,
        -- No mail leaves towards it before.
        next_at timestamptz NOT NULL DEFAULT '-infinity',
        rest_until timestamptz NOT NULL DEFAULT '-infinity',
        -- Rests it asked for, one after the other, since it last took a mail: each is longer.
        rests smallint NOT NULL DEFAULT 0
      );
      GRANT SELECT, INSERT, UPDATE ON mail_pace TO ${serviceRole};
      ALTER TABLE message
        -- Of a mail towards such a provider: when it may leave.
        ADD turn_at timestamptz;
      GRANT UPDATE (turn_at) ON message TO ${serviceRole};
      -- Files too large to go with a mail, and the page they are fetched from.
      CREATE TABLE file_link (
        town_id uuid NOT NULL,
        message_id uuid NOT NULL,
        -- SHA-256 of the secret that ends the link.
        secret_hash text NOT NULL,
        expires_at timestamptz NOT NULL,
        document_ids uuid[] NOT NULL,
        PRIMARY KEY (town_id, message_id),
        UNIQUE (town_id, secret_hash),
        FOREIGN KEY (town_id, message_id) REFERENCES message (town_id, id)
      );
      ${seal('file_link', 'SELECT, INSERT, UPDATE, DELETE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE file_link;
      ALTER TABLE message DROP turn_at;
      DROP TABLE mail_pace;
    `);
  }
}
