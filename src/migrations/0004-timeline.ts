import type { MigrationInterface, QueryRunner } from 'typeorm';
import { seal } from './seal.js';

/**
 * The journal of a dossier: append-only by right (no UPDATE, no DELETE), each event bearing the hash of the one
 * before. Number and hashes are computed here, so that no writer can forget or forge them.
 */
export class Timeline1772000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE timeline (
        town_id uuid NOT NULL,
        dossier_id uuid NOT NULL,
        seq integer NOT NULL,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        kind text NOT NULL,
        data jsonb NOT NULL DEFAULT '{}',
        previous_hash text NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (town_id, dossier_id, seq),
        FOREIGN KEY (town_id, dossier_id) REFERENCES dossier (town_id, id)
      );

      CREATE FUNCTION timeline_hash(event timeline) RETURNS text LANGUAGE sql IMMUTABLE
        AS $$ SELECT encode(sha256(convert_to(jsonb_build_array(
          event.town_id, event.dossier_id, event.seq, (extract(epoch FROM event.at) * 1000000)::bigint,
          event.actor, event.kind, event.data, event.previous_hash)::text, 'UTF8')), 'hex') $$;

      CREATE FUNCTION timeline_chain() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE last record;
      BEGIN
        -- Two writers of one dossier wait for each other here; writers of two dossiers never do.
        PERFORM 1 FROM dossier WHERE town_id = NEW.town_id AND id = NEW.dossier_id FOR NO KEY UPDATE;
        SELECT seq, hash INTO last FROM timeline
          WHERE town_id = NEW.town_id AND dossier_id = NEW.dossier_id ORDER BY seq DESC LIMIT 1;
        NEW.seq := coalesce(last.seq, 0) + 1;
        NEW.previous_hash := coalesce(last.hash, '');
        NEW.at := coalesce(NEW.at, clock_timestamp());
        NEW.hash := timeline_hash(NEW);
        RETURN NEW;
      END $$;
      CREATE TRIGGER chain BEFORE INSERT ON timeline FOR EACH ROW EXECUTE FUNCTION timeline_chain();

      ${seal('timeline', 'SELECT, INSERT')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER chain ON timeline;
      DROP FUNCTION timeline_hash(timeline);
      DROP FUNCTION timeline_chain();
      DROP TABLE timeline;
    `);
  }
}
