import type { MigrationInterface, QueryRunner } from 'typeorm';
import { serviceRole } from './seal.js';

/** By what a usager is found, and since when a contact is in a dossier. */
export class KnownBy1772000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dossier_contact ADD COLUMN joined_at timestamptz NOT NULL DEFAULT now();

      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS btree_gin;

      -- Names and identities of all the files that are shown as this one, a line each; empty for a file shown as another. Kept
      -- by the triggers below. One text, so that « fontaine tanneries » is one look into one index.
      ALTER TABLE usager ADD COLUMN known text NOT NULL DEFAULT '';
      CREATE INDEX usager_by_known ON usager USING gin (town_id, known gin_trgm_ops);
      GRANT UPDATE (known) ON usager TO ${serviceRole};

      CREATE FUNCTION know_again(town uuid, shown uuid) RETURNS void LANGUAGE sql AS $$
        UPDATE usager SET known = (
          SELECT coalesce(string_agg(value, E'\\n'), '') FROM (
            SELECT usager_id, folded AS value FROM usager_name WHERE town_id = town
            UNION ALL SELECT usager_id, lower(value) FROM identity WHERE town_id = town) AS own
          JOIN usager file ON file.town_id = town AND file.id = usager_id
          WHERE file.id IN (SELECT id FROM usager WHERE town_id = town AND merged_into = shown
                            UNION ALL SELECT id FROM usager WHERE town_id = town AND id = shown AND merged_into IS NULL))
        WHERE town_id = town AND id = shown
      $$;
      CREATE FUNCTION know_more() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        -- Added, not told anew: of two at the same moment neither is lost.
        UPDATE usager SET known = concat_ws(E'\\n', nullif(known, ''), coalesce(to_jsonb(NEW) ->> 'folded', lower(to_jsonb(NEW) ->> 'value')))
        WHERE town_id = NEW.town_id AND id = (SELECT coalesce(merged_into, id) FROM usager WHERE town_id = NEW.town_id AND id = NEW.usager_id);
        RETURN NULL;
      END $$;
      CREATE FUNCTION know_less() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM know_again(town_id, coalesce(merged_into, id)) FROM usager WHERE town_id = OLD.town_id AND id = OLD.usager_id;
        RETURN NULL;
      END $$;
      CREATE FUNCTION know_together() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM know_again(NEW.town_id, file) FROM unnest(ARRAY[NEW.id, OLD.merged_into, NEW.merged_into]) AS file;
        RETURN NULL;
      END $$;
      CREATE TRIGGER know_more AFTER INSERT ON usager_name FOR EACH ROW EXECUTE FUNCTION know_more();
      CREATE TRIGGER know_more AFTER INSERT ON identity FOR EACH ROW EXECUTE FUNCTION know_more();
      CREATE TRIGGER know_less AFTER DELETE ON usager_name FOR EACH ROW EXECUTE FUNCTION know_less();
      CREATE TRIGGER know_less AFTER DELETE ON identity FOR EACH ROW EXECUTE FUNCTION know_less();
      CREATE TRIGGER know_together AFTER UPDATE OF merged_into ON usager FOR EACH ROW EXECUTE FUNCTION know_together();
      DO $$ BEGIN PERFORM know_again(town_id, id) FROM usager; END $$;

      -- The newest usagers in whose text all the patterns are. With the owner's rights, within the town of the transaction:
      -- under row-level security LIKE may not look into an index, since it might tell of other towns' rows. Each pattern is
      -- written out, so that it is planned by how rare it is.
      CREATE FUNCTION usagers_known_by(patterns text[], most integer) RETURNS SETOF uuid
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$ BEGIN
        RETURN QUERY EXECUTE format('SELECT id FROM usager WHERE town_id = %L AND %s ORDER BY id DESC LIMIT %s', current_town(),
          (SELECT string_agg(format('known LIKE %L', pattern), ' AND ') FROM unnest(patterns) AS pattern), most);
      END $$;
      REVOKE EXECUTE ON FUNCTION usagers_known_by(text[], integer) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION usagers_known_by(text[], integer) TO ${serviceRole};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER know_more ON usager_name;
      DROP TRIGGER know_more ON identity;
      DROP TRIGGER know_less ON usager_name;
      DROP TRIGGER know_less ON identity;
      DROP TRIGGER know_together ON usager;
      DROP FUNCTION usagers_known_by, know_together, know_less, know_more, know_again;
      ALTER TABLE usager DROP COLUMN known;
      DROP EXTENSION btree_gin, pg_trgm;
      ALTER TABLE dossier_contact DROP COLUMN joined_at;
    `);
  }
}
