import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/**
 * Who wrote and what arrived. What makes the arrival (when, from whom, by which door, its original) can be inserted
 * and never updated: the date of receipt is immutable (rules.md, TR-06).
 */
export class Contacts1772000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE usager (
        town_id uuid NOT NULL REFERENCES town (id),
        id uuid NOT NULL,
        name text,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (town_id, id)
      );
      CREATE TABLE identity (
        town_id uuid NOT NULL,
        usager_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('phone', 'email', 'postal', 'organisation')),
        value text NOT NULL,
        PRIMARY KEY (town_id, usager_id, kind, value),
        FOREIGN KEY (town_id, usager_id) REFERENCES usager (town_id, id)
      );
      CREATE INDEX identity_by_value ON identity (town_id, kind, value);

      CREATE TABLE document (
        town_id uuid NOT NULL REFERENCES town (id),
        id uuid NOT NULL,
        sha256 text NOT NULL,
        bytes bigint NOT NULL,
        media_type text NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (town_id, id)
      );

      CREATE TABLE contact (
        town_id uuid NOT NULL REFERENCES town (id),
        id uuid NOT NULL,
        channel text NOT NULL CHECK (channel IN ('call', 'email', 'letter', 'web_form', 'counter')),
        source text NOT NULL,
        source_key text NOT NULL,
        received_at timestamptz NOT NULL,
        sender jsonb NOT NULL,
        service_id text,
        original_id uuid,
        facts jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL,
        reason text,
        chrono text,
        kind text,
        subject text,
        body text,
        language text,
        reading jsonb,
        usager_id uuid,
        stored_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (town_id, id),
        UNIQUE (town_id, channel, source_key),
        UNIQUE (town_id, chrono),
        FOREIGN KEY (town_id, service_id) REFERENCES service (town_id, id),
        FOREIGN KEY (town_id, original_id) REFERENCES document (town_id, id),
        FOREIGN KEY (town_id, usager_id) REFERENCES usager (town_id, id)
      );
      CREATE INDEX contact_by_arrival ON contact (town_id, stored_at DESC);
      CREATE INDEX contact_by_change ON contact (town_id, updated_at);

      CREATE TABLE contact_attachment (
        town_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        document_id uuid NOT NULL,
        PRIMARY KEY (town_id, contact_id, document_id),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id),
        FOREIGN KEY (town_id, document_id) REFERENCES document (town_id, id)
      );
      CREATE TABLE contact_event (
        town_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        key text NOT NULL,
        position bigint GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL,
        at timestamptz NOT NULL,
        data jsonb NOT NULL,
        PRIMARY KEY (town_id, contact_id, key),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id)
      );
      CREATE TABLE qualification (
        town_id uuid NOT NULL,
        id uuid NOT NULL,
        contact_id uuid NOT NULL,
        decision text NOT NULL CHECK (decision IN ('auto', 'human')),
        decided_by text NOT NULL,
        demarche_id text,
        confidence real,
        guesses jsonb NOT NULL DEFAULT '[]',
        alerts jsonb NOT NULL DEFAULT '[]',
        reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (town_id, id),
        FOREIGN KEY (town_id, contact_id) REFERENCES contact (town_id, id),
        FOREIGN KEY (town_id, demarche_id) REFERENCES demarche (town_id, id)
      );
      CREATE INDEX qualification_by_contact ON qualification (town_id, contact_id, created_at);

      -- Numbers without a gap: the row stays locked until the transaction that took the number commits.
      CREATE TABLE counter (
        town_id uuid NOT NULL REFERENCES town (id),
        kind text NOT NULL,
        year integer NOT NULL,
        value integer NOT NULL,
        PRIMARY KEY (town_id, kind, year)
      );

      ${seal('usager', 'SELECT, INSERT, UPDATE (name)')}
      ${seal('identity', 'SELECT, INSERT, DELETE')}
      ${seal('document', 'SELECT, INSERT')}
      ${seal('contact', 'SELECT, INSERT, UPDATE (facts, state, reason, chrono, kind, subject, body, language, reading, usager_id, updated_at)')}
      ${seal('contact_attachment', 'SELECT, INSERT')}
      ${seal('contact_event', 'SELECT, INSERT')}
      ${seal('qualification', 'SELECT, INSERT')}
      ${seal('counter', 'SELECT, INSERT, UPDATE')}

      -- What was turned away, counted and not kept. Of no town: a wrong signature or an unknown number has none.
      CREATE TABLE refusal (
        day date NOT NULL,
        channel text NOT NULL,
        source text NOT NULL,
        reason text NOT NULL,
        count integer NOT NULL DEFAULT 1,
        PRIMARY KEY (day, channel, source, reason)
      );
      GRANT SELECT, INSERT, UPDATE ON refusal TO ${serviceRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE refusal, counter, qualification, contact_event, contact_attachment, contact, document,
      identity, usager`);
  }
}
