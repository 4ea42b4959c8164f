import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal, serviceRole } from './seal.js';

/** Who may sign in. An account may work for several towns; what it may do there is a sealed row of each town. */
export class Access1772000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        login text NOT NULL UNIQUE,
        name text NOT NULL,
        -- Null: no password opens it (the demo's visitor).
        password_hash text,
        demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE session (
        token_hash text PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_by_account ON session (account_id);
      CREATE INDEX session_by_expiry ON session (expires_at);
      CREATE TABLE membership (
        town_id uuid NOT NULL REFERENCES town (id),
        account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('operator', 'mailroom', 'agent', 'supervisor', 'admin')),
        service_id text,
        CHECK ((role = 'agent') = (service_id IS NOT NULL)),
        PRIMARY KEY (town_id, account_id),
        FOREIGN KEY (town_id, service_id) REFERENCES service (town_id, id)
      );
      CREATE TABLE api_key (
        town_id uuid NOT NULL REFERENCES town (id),
        id uuid NOT NULL,
        label text NOT NULL,
        secret_hash text NOT NULL,
        role text NOT NULL CHECK (role IN ('operator', 'mailroom', 'agent', 'supervisor', 'admin')),
        service_id text,
        CHECK ((role = 'agent') = (service_id IS NOT NULL)),
        created_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        PRIMARY KEY (town_id, id),
        FOREIGN KEY (town_id, service_id) REFERENCES service (town_id, id)
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON account, session TO ${serviceRole};
      ${seal('membership', 'SELECT, INSERT, UPDATE, DELETE')}
      ${seal('api_key', 'SELECT, INSERT, UPDATE (revoked_at)')}

      -- At sign-in no town is named yet: the directory says which towns an account may name.
      CREATE FUNCTION membership_directory(who uuid)
        RETURNS TABLE (town_id uuid, slug text, name text, role text, service_id text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
        AS $$ SELECT town.id, town.slug, town.name, role, service_id FROM membership JOIN town ON town.id = town_id
              WHERE account_id = who AND current_town() IS NULL ORDER BY slug $$;
      REVOKE EXECUTE ON FUNCTION membership_directory(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION membership_directory(uuid) TO ${serviceRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION membership_directory(uuid);
      DROP TABLE api_key, membership, session, account;
    `);
  }
}
