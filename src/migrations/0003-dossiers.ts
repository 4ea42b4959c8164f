import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** What the usager wants until it is answered: dossier, tasks, debts, messages; and the outbox that hands work on. */
export class Dossiers1772000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE dossier (
        town_id uuid NOT NULL REFERENCES town (id),
        id uuid NOT NULL,
        number text NOT NULL,
        state text NOT NULL,
        received_at timestamptz NOT NULL,
        demarche_id text,
        service_id text,
        administration_id text,
        usager_id uuid,
        parent_id uuid,
        priority text NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'high', 'emergency')),
        confidential boolean NOT NULL DEFAULT false,
        summary text,
        target_date date,
        opened_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz,
        closing_reason text,
        PRIMARY KEY (town_id, id),
        UNIQUE (town_id, number),
        FOREIGN KEY (town_id, demarche_id) REFERENCES demarche (town_id, id),
        FOREIGN KEY (town_id, service_id) REFERENCES service (town_id, id),
        FOREIGN KEY (town_id, administration_id) REFERENCES administration (town_id, id),
        FOREIGN KEY (town_id, usager_id) REFERENCES usager (town_id, id),
        FOREIGN KEY (town_id, parent_id) REFERENCES dossier (town_id, id)
      );
      CREATE INDEX dossier_by_service ON dossier (town_id, service_id, state);

      -- SA-2027-000123: one sequence per town and year, made at its first dossier. Nobody waits for a number here, at the
      -- price of a gap when a transaction fails; the register of the courrier, which may have none, has a counter.
      CREATE FUNCTION next_dossier_number(year integer) RETURNS bigint
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      DECLARE sequence text := format('dossier_number_%s_%s', replace(current_town()::text, '-', ''), year);
      BEGIN
        IF to_regclass(sequence) IS NULL THEN EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', sequence); END IF;
        RETURN nextval(sequence::regclass);
      END $$;
      REVOKE EXECUTE ON FUNCTION next_dossier_number(integer) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION next_dossier_number(integer) TO ${serviceRole};

      CREATE TABLE dossier_contact (
        town_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        PRIMARY KEY (town_id, dossier_id, contact_id),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id)
      );
      CREATE INDEX dossier_contact_by_contact ON dossier_contact (town_id, contact_id);

      CREATE TABLE task (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid,
        contact_id uuid,
        key text NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        service_id text,
        reason text,
        due_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        done_at timestamptz,
        done_by text,
        PRIMARY KEY (town_id, id),
        UNIQUE NULLS NOT DISTINCT (town_id, dossier_id, contact_id, key),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id),
        FOREIGN KEY (town_id, service_id) REFERENCES service (town_id, id)
      );

      CREATE TABLE message (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        key text NOT NULL,
        channel text NOT NULL CHECK (channel IN ('email', 'sms', 'letter')),
        template_id text NOT NULL,
        template_version integer NOT NULL,
        recipient text NOT NULL,
        recipient_name text,
        subject text,
        body text NOT NULL,
        sha256 text NOT NULL,
        message_id text NOT NULL,
        in_reply_to text,
        thread text[] NOT NULL DEFAULT '{}',
        state text NOT NULL,
        failure text,
        reference text,
        attempts integer NOT NULL DEFAULT 0,
        sent_by uuid,
        composed_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        ended_at timestamptz,
        PRIMARY KEY (town_id, id),
        UNIQUE (town_id, dossier_id, key),
        UNIQUE (town_id, message_id),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id)
      );
      CREATE INDEX message_by_reference ON message (town_id, reference);

      CREATE TABLE debt (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        key text NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        -- False while something must happen first: the answer must be written, the request transmitted.
        payable boolean NOT NULL,
        facts jsonb NOT NULL DEFAULT '{}',
        due_at timestamptz NOT NULL,
        message_id uuid,
        reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        PRIMARY KEY (town_id, id),
        UNIQUE (town_id, dossier_id, key),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id),
        FOREIGN KEY (town_id, message_id) REFERENCES message (town_id, id)
      );

      -- Work owed to the line. The row is deleted by the transaction that does the work, not by the one that queues
      -- it: whatever becomes of the queue, the sweeper finds here what is left to do.
      CREATE TABLE outbox (
        town_id uuid NOT NULL REFERENCES town (id),
        stage text NOT NULL,
        subject_id uuid NOT NULL,
        due_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (town_id, stage, subject_id)
      );
      CREATE INDEX outbox_by_due ON outbox (town_id, due_at);

      ${seal('dossier', 'SELECT, INSERT, UPDATE (state, demarche_id, service_id, administration_id, usager_id, parent_id, priority, confidential, summary, target_date, closed_at, closing_reason)')}
      ${seal('dossier_contact', 'SELECT, INSERT, DELETE')}
      ${seal('task', 'SELECT, INSERT, UPDATE (state, service_id, reason, due_at, done_at, done_by)')}
      ${seal('message', 'SELECT, INSERT, UPDATE (state, failure, reference, attempts, sent_by, sent_at, ended_at)')}
      ${seal('debt', 'SELECT, INSERT, UPDATE (state, payable, facts, due_at, message_id, reason, ended_at)')}
      ${seal('outbox', 'SELECT, INSERT, UPDATE (due_at), DELETE')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE outbox, debt, message, task, dossier_contact, dossier;
      DROP FUNCTION next_dossier_number(integer);
      DO $$ DECLARE sequence text; BEGIN
        FOR sequence IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND sequencename LIKE 'dossier_number_%' LOOP
          EXECUTE format('DROP SEQUENCE %I', sequence);
        END LOOP;
      END $$;
    `);
  }
}
