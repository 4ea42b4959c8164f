import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** Reference data, loaded by `towns apply`; the service only reads it. */
export class Towns1772000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT USAGE ON SCHEMA public TO ${serviceRole};

      CREATE FUNCTION current_town() RETURNS uuid LANGUAGE sql STABLE
        AS $$ SELECT nullif(current_setting('app.town_id', true), '')::uuid $$;

      CREATE TABLE town (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        configuration jsonb NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE service (
        town_id uuid NOT NULL REFERENCES town (id),
        id text NOT NULL,
        name text NOT NULL,
        phone text,
        email text,
        confidential boolean NOT NULL DEFAULT false,
        configuration jsonb NOT NULL,
        PRIMARY KEY (town_id, id)
      );
      CREATE TABLE line (
        town_id uuid NOT NULL REFERENCES town (id),
        number text NOT NULL UNIQUE CHECK (number ~ '^\\+[1-9][0-9]{6,14}$'),
        service_id text,
        PRIMARY KEY (town_id, number),
        FOREIGN KEY (town_id, service_id) REFERENCES service (town_id, id)
      );
      CREATE TABLE mailbox (
        town_id uuid NOT NULL REFERENCES town (id),
        address text NOT NULL UNIQUE,
        service_id text,
        url_variable text NOT NULL,
        PRIMARY KEY (town_id, address),
        FOREIGN KEY (town_id, service_id) REFERENCES service (town_id, id)
      );
      CREATE TABLE scan_folder (
        town_id uuid NOT NULL REFERENCES town (id),
        path text NOT NULL UNIQUE,
        PRIMARY KEY (town_id, path)
      );
      CREATE TABLE administration (
        town_id uuid NOT NULL REFERENCES town (id),
        id text NOT NULL,
        pivot text NOT NULL,
        name text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('transmission', 'orientation', 'both')),
        configuration jsonb NOT NULL,
        PRIMARY KEY (town_id, id)
      );
      CREATE TABLE demarche (
        town_id uuid NOT NULL REFERENCES town (id),
        id text NOT NULL,
        title text NOT NULL,
        configuration jsonb NOT NULL,
        PRIMARY KEY (town_id, id)
      );
      CREATE TABLE template (
        town_id uuid NOT NULL REFERENCES town (id),
        id text NOT NULL,
        form text NOT NULL CHECK (form IN ('email', 'sms', 'letter', 'voice')),
        version integer NOT NULL,
        subject text,
        body text NOT NULL,
        required text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (town_id, id, form)
      );
      ${seal('town', 'SELECT', 'id')}
      ${['service', 'line', 'mailbox', 'scan_folder', 'administration', 'demarche', 'template'].map((table) => seal(table, 'SELECT')).join('')}

      -- A ringing phone names a number, not a town. The directory answers only while no town is named.
      CREATE FUNCTION town_directory() RETURNS TABLE (id uuid, slug text, code text, name text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT id, slug, code, name FROM town WHERE current_town() IS NULL ORDER BY slug $$;
      CREATE FUNCTION line_directory(dialled text) RETURNS TABLE (town_id uuid, service_id text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT town_id, service_id FROM line WHERE number = dialled AND current_town() IS NULL $$;
      REVOKE EXECUTE ON FUNCTION town_directory(), line_directory(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION town_directory(), line_directory(text) TO ${serviceRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION line_directory(text), town_directory();
      DROP TABLE template, demarche, administration, scan_folder, mailbox, line, service, town;
      DROP FUNCTION current_town();
      REVOKE USAGE ON SCHEMA public FROM ${serviceRole};
    `);
  }
}
