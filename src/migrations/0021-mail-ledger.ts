import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal } from './seal.js';

/**
 * Every mail that was seen in a mailbox, also what was refused or could not be read, and what the server holds beside it: the
 * proof that none was lost. A mail is named by folder, UIDVALIDITY and UID (RFC 9051 2.3.1.1), its Message-ID and its content.
 */
export class MailLedger1772000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mail_folder (
        town_id uuid NOT NULL REFERENCES town (id),
        mailbox text NOT NULL,
        folder text NOT NULL,
        uid_validity bigint NOT NULL,
        -- Up to this UID every mail is in the ledger, or was gone when it was looked for.
        read_to bigint NOT NULL DEFAULT 0,
        -- The folder's HIGHESTMODSEQ when it was last read to its end (RFC 7162); null where the server has none.
        modseq bigint,
        checked_at timestamptz,
        PRIMARY KEY (town_id, mailbox, folder)
      );
      -- Whether a mailbox is read, as whoever reads it last said.
      CREATE TABLE mailbox_state (
        town_id uuid NOT NULL REFERENCES town (id),
        mailbox text NOT NULL,
        -- Null: it was looked through to its end.
        failure text,
        since timestamptz NOT NULL,
        said_at timestamptz NOT NULL,
        PRIMARY KEY (town_id, mailbox)
      );
      CREATE TABLE mail_seen (
        town_id uuid NOT NULL REFERENCES town (id),
        mailbox text NOT NULL,
        folder text NOT NULL,
        uid_validity bigint NOT NULL,
        uid bigint NOT NULL,
        -- The four are null for a mail that could not be fetched.
        message_id text,
        sha256 text,
        bytes bigint,
        reached_at timestamptz,
        -- taken: it is a contact; twin: it is one already; refused: on the pile without its content; waiting: not fetched or
        -- not stored yet; gone: another programme took it away before.
        fate text NOT NULL CHECK (fate IN ('taken', 'twin', 'refused', 'waiting', 'gone')),
        reason text,
        attempts integer NOT NULL DEFAULT 0,
        contact_id uuid,
        seen_at timestamptz NOT NULL DEFAULT now(),
        -- It is in the folder no more: filed by us, or moved or deleted by another programme.
        left_at timestamptz,
        PRIMARY KEY (town_id, mailbox, folder, uid_validity, uid),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id)
      );
      CREATE INDEX mail_seen_by_message_id ON mail_seen (town_id, mailbox, message_id);
      CREATE INDEX mail_seen_by_day ON mail_seen (town_id, seen_at);
      CREATE INDEX mail_seen_by_contact ON mail_seen (town_id, contact_id);
      CREATE INDEX mail_seen_waiting ON mail_seen (town_id, mailbox, folder) WHERE fate = 'waiting';
      -- Server and ledger side by side, as last compared on that day.
      CREATE TABLE mail_check (
        town_id uuid NOT NULL REFERENCES town (id),
        day date NOT NULL,
        mailbox text NOT NULL,
        folder text NOT NULL,
        at timestamptz NOT NULL,
        uid_validity bigint NOT NULL,
        on_server integer NOT NULL,
        -- Of those: known to the ledger, and not.
        known integer NOT NULL,
        missing integer NOT NULL,
        waiting integer NOT NULL,
        -- In the ledger, and in the folder no more.
        departed integer NOT NULL,
        PRIMARY KEY (town_id, day, mailbox, folder)
      );
      ${seal('mailbox_state', 'SELECT, INSERT, UPDATE')}
      ${seal('mail_folder', 'SELECT, INSERT, UPDATE')}
      ${seal('mail_seen', 'SELECT, INSERT, UPDATE (message_id, sha256, bytes, reached_at, fate, reason, attempts, contact_id, left_at)')}
      ${seal('mail_check', 'SELECT, INSERT, UPDATE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_check, mail_seen, mailbox_state, mail_folder');
  }
}
