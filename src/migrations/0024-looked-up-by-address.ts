import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is looked up for each mail. Addresses have columns of their own, since row-level security keeps an expression from an index
 * where a function in it could leak what it is given (`lower`, `->>`): the whole town was read for each mail.
 */
export class LookedUpByAddress1772000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A process of the former release that is at work holds a contact first, and then a message.
      LOCK TABLE contact, contact_place, message;
      DROP INDEX message_correspondent;
      ALTER TABLE message
        -- Whom it went to, without the tags and numbers that machines put in an address.
        ADD correspondent text GENERATED ALWAYS AS (regexp_replace(lower(recipient), '\\+[^@]*|[0-9]+(?=[^@]*@)', '', 'g')) STORED;
      CREATE INDEX message_by_correspondent ON message (town_id, correspondent, composed_at) WHERE channel = 'email';
      ALTER TABLE contact ADD sender_email text GENERATED ALWAYS AS (sender ->> 'email') STORED;
      CREATE INDEX contact_by_sender ON contact (town_id, sender_email, stored_at) WHERE channel = 'email';
      -- The last contacts that name a place.
      DROP INDEX contact_place_by_key;
      CREATE INDEX contact_place_by_key ON contact_place (town_id, key, contact_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX contact_place_by_key;
      CREATE INDEX contact_place_by_key ON contact_place (town_id, key);
      ALTER TABLE contact DROP sender_email;
      ALTER TABLE message DROP correspondent;
      CREATE INDEX message_correspondent
        ON message (town_id, regexp_replace(lower(recipient), '\\+[^@]*|[0-9]+(?=[^@]*@)', '', 'g'), composed_at) WHERE channel = 'email';
    `);
  }
}
