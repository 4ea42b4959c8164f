import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { openDossiers } from '../../src/dossiers/open-dossiers.js';
import { withTowns } from '../support/database.js';
import { asOwner, storedContact } from '../support/record.js';

const at = new Date('2027-03-01T09:00:00Z');

/** rules.md, DP-02: tried for every table that bears a town, those to come included. */
describe('towns are sealed from one another', () => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  let tables: { name: string; column: string }[];
  beforeAll(async () => {
    fresh = await withTowns();
    for (const town of [fresh.saintAubin, fresh.grandval]) await fill(town);
    const client = new pg.Client({ connectionString: fresh.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      // Views have no seal of their own: test/integration/kpis.spec.ts.
      `SELECT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND column_name = 'town_id' AND table_type = 'BASE TABLE'`,
    );
    await client.end();
    tables = [...rows.map(({ name }) => ({ name, column: 'town_id' })), { name: 'town', column: 'id' }];
  });
  afterAll(() => fresh.drop());

  /** One row at least in every table of a town. */
  async function fill(town: string) {
    const account = uuid();
    await asOwner(fresh, `INSERT INTO account (id, login, name, password_hash) VALUES ($1, $2, 'Agent', 'x')`, [
      account,
      account,
    ]);
    await asOwner(fresh, `INSERT INTO membership (town_id, account_id, role) VALUES ($1, $2, 'operator')`, [
      town,
      account,
    ]);
    await asOwner(
      fresh,
      `INSERT INTO api_key (town_id, id, label, secret_hash, role) VALUES ($1, $2, 'x', 'x', 'operator')`,
      [town, uuid()],
    );
    await fresh.database.inTown(town, async (tx) => {
      const usagerId = uuid();
      await tx.query(`INSERT INTO usager (town_id, id, name) VALUES ($1, $2, 'Mme Garcia')`, [town, usagerId]);
      await tx.query(
        `INSERT INTO identity (town_id, usager_id, kind, value) VALUES ($1, $2, 'phone', '+33639984101')`,
        [town, usagerId],
      );
      const contactId = await storedContact(tx);
      await tx.query(`INSERT INTO usager_name (town_id, usager_id, name, folded) VALUES ($1, $2, 'Mme Garcia', 'x')`, [
        town,
        usagerId,
      ]);
      await tx.query(
        `INSERT INTO usager_match (town_id, contact_id, usager_id, grade, reasons) VALUES ($1, $2, $3, 'likely', '[]')`,
        [town, contactId, usagerId],
      );
      const otherId = uuid();
      await tx.query('INSERT INTO usager (town_id, id) VALUES ($1, $2)', [town, otherId]);
      await tx.query(
        `INSERT INTO usager_distinction (town_id, one_id, other_id, actor, at) VALUES ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 'x', $4)`,
        [town, usagerId, otherId, at],
      );
      await tx.query(
        `INSERT INTO usager_change (town_id, id, kind, usager_id, other_id, actor, at) VALUES ($1, $2, 'merge', $3, $4, 'x', $5)`,
        [town, uuid(), otherId, usagerId, at],
      );
      const documentId = uuid();
      await tx.query(
        `INSERT INTO document (town_id, id, sha256, bytes, media_type, name) VALUES ($1, $2, 'x', 1, 'text/plain', 'x')`,
        [town, documentId],
      );
      await tx.query('INSERT INTO contact_attachment (town_id, contact_id, document_id) VALUES ($1, $2, $3)', [
        town,
        contactId,
        documentId,
      ]);
      await tx.query(
        `INSERT INTO contact_event (town_id, contact_id, key, kind, at, data) VALUES ($1, $2, 'k', 'incoming', $3, '{}')`,
        [town, contactId, at],
      );
      await tx.query(
        `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by) VALUES ($1, $2, $3, 'auto', 'x')`,
        [town, uuid(), contactId],
      );
      await tx.query(
        `INSERT INTO classifier_model (town_id, version, state, cause, sha256, catalogue_sha256, examples)
         VALUES ($1, 1, 'in-force', 'first', 'x', 'x', 1)`,
        [town],
      );
      await tx.query(`INSERT INTO counter (town_id, kind, year, value) VALUES ($1, 'chrono', 2027, 1)`, [town]);
      await tx.query(`INSERT INTO outbox (town_id, stage, subject_id) VALUES ($1, 'intake', $2)`, [town, contactId]);
      const dossierId = uuid();
      await openDossiers(
        tx,
        contactId,
        [
          {
            id: dossierId,
            demarcheId: null,
            serviceId: 'etat-civil',
            administrationId: null,
            usagerId,
            parentId: null,
            priority: 'normal',
            confidential: false,
            summary: null,
            receivedAt: at,
            targetDate: null,
            state: 'open',
            asked: { documents: ['x'], askedAt: at, deadline: '2027-03-15' },
            timers: [{ kind: 'promise-passed', dueAt: at }],
            tasks: [{ key: 'handle', kind: 'handle', dueAt: at }],
            debts: [{ kind: 'answer', dueAt: at, payable: false }],
          },
        ],
        { townCode: 'XX', year: 2027 },
        at,
      );
      await tx.query(
        `WITH one AS (
           INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state)
           VALUES ($1, $2, $3, 'k', 'email', 'x', 1, 'x', 'x', 'x', $4, 'composed') RETURNING id)
         INSERT INTO file_link (town_id, message_id, secret_hash, expires_at, document_ids) SELECT $1, id, 'x', $5, ARRAY[$6::uuid] FROM one`,
        [town, uuid(), dossierId, uuid(), at, documentId],
      );
      await tx.query(
        `WITH folder AS (INSERT INTO mail_folder (town_id, mailbox, folder, uid_validity) VALUES ($1, 'x', 'INBOX', 1)),
         seen AS (INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, fate) VALUES ($1, 'x', 'INBOX', 1, 1, 'gone')),
         state AS (INSERT INTO mailbox_state (town_id, mailbox, since, said_at) VALUES ($1, 'x', $2, $2)),
         brake AS (INSERT INTO mail_brake (town_id, mailbox, since, last_at, answers) VALUES ($1, 'x', $2, $2, 1))
         INSERT INTO mail_check (town_id, day, mailbox, folder, at, uid_validity, on_server, known, missing, waiting, departed)
         VALUES ($1, $2::timestamptz::date, 'x', 'INBOX', $2, 1, 0, 0, 0, 0, 0)`,
        [town, at],
      );
      await tx.query(
        `INSERT INTO transmission (town_id, id, dossier_id, round, state, way, office, received_at, bordereau_id, prepared_at, prepared_by)
         VALUES ($1, $2, $3, 1, 'prepared', 'letter', '{}', $4, $5, $4, 'x')`,
        [town, uuid(), dossierId, at, documentId],
      );
      await tx.query(
        `INSERT INTO reassignment (town_id, id, dossier_id, to_service_id, reason, at, actor) VALUES ($1, $2, $3, 'etat-civil', 'x', $4, 'x')`,
        [town, uuid(), dossierId, at],
      );
      await tx.query(
        `INSERT INTO survey (town_id, id, dossier_id, secret_hash, closed_at, asked_at) VALUES ($1, $2, $3, 'x', $4, $4)`,
        [town, uuid(), dossierId, at],
      );
      await tx.query('INSERT INTO survey_refusal (town_id, usager_id, at) VALUES ($1, $2, $3)', [town, usagerId, at]);
      await tx.query(
        'INSERT INTO reopening (town_id, id, dossier_id, closed_at, at, contact_id) VALUES ($1, $2, $3, $4, $4, $5)',
        [town, uuid(), dossierId, at, contactId],
      );
      await tx.query(
        `INSERT INTO contact_place (town_id, contact_id, ordinal, key, place) VALUES ($1, $2, 0, 'x', '{}')`,
        [town, contactId],
      );
      await tx.query(
        `INSERT INTO joining_offer (town_id, contact_id, dossier_id, offered_at) VALUES ($1, $2, $3, $4)`,
        [town, contactId, dossierId, at],
      );
      await tx.query(
        `INSERT INTO attention (town_id, login, name, contact_id, since, seen_at) VALUES ($1, 'x', 'x', $2, $3, $3)`,
        [town, contactId, at],
      );
    });
  }

  const asGrandval = <Row>(sql: string, parameters: unknown[] = []) =>
    fresh.database.inTown(fresh.grandval, (tx) => tx.query<Row>(sql, parameters));

  it('every table that bears a town is sealed for good: row-level security is on, and forced', async () => {
    const client = new pg.Client({ connectionString: fresh.ownerUrl });
    await client.connect();
    const { rows } = await client.query(
      `SELECT relname FROM pg_class WHERE relname = ANY ($1) AND relnamespace = 'public'::regnamespace AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [tables.map(({ name }) => name)],
    );
    await client.end();
    expect(rows).toEqual([]);
    expect(tables.length).toBeGreaterThan(20);
  });

  it('a connection that names one town reads and counts its own rows alone, in every table', async () => {
    for (const { name, column } of tables) {
      const [seen] = await asGrandval<{ own: number; others: number }>(
        `SELECT count(*) FILTER (WHERE ${column} = $1)::int AS own, count(*) FILTER (WHERE ${column} <> $1)::int AS others FROM ${name}`,
        [fresh.grandval],
      );
      expect({ name, ...seen }).toEqual({ name, own: expect.any(Number), others: 0 });
      expect({ name, own: seen!.own > 0 }).toEqual({ name, own: true });
    }
  });

  it('a connection that names no town sees nothing, in every table', async () => {
    for (const { name } of tables) {
      expect({ name, rows: await fresh.database.query(`SELECT 1 FROM ${name} LIMIT 1`) }).toEqual({ name, rows: [] });
    }
  });

  it('a connection that names one town writes, changes and removes nothing of another, in every table', async () => {
    for (const { name, column } of tables) {
      const insert = asGrandval(
        `INSERT INTO ${name} SELECT (jsonb_populate_record(t, jsonb_build_object('${column}', $1::text))).* FROM ${name} t LIMIT 1`,
        [fresh.saintAubin],
      );
      expect({
        name,
        refused: await insert.then(
          () => null,
          (error: Error) => error.message,
        ),
      }).toEqual({
        name,
        refused: expect.stringMatching(/row-level security|permission denied|cannot insert a non-DEFAULT value/),
      });
      for (const verb of [`UPDATE ${name} SET ${column} = ${column}`, `DELETE FROM ${name}`]) {
        const changed = await asGrandval(`${verb} WHERE ${column} = $1 RETURNING 1`, [fresh.saintAubin]).catch(
          () => [],
        );
        expect({ name, verb, changed }).toEqual({ name, verb, changed: [] });
      }
    }
  });

  it('the directories answer only while no town is named, and not even a refused key tells of another town', async () => {
    expect(await asGrandval('SELECT * FROM town_directory()')).toEqual([]);
    expect(await asGrandval(`SELECT * FROM line_directory('+33465711050')`)).toEqual([]);
    const [other] = await fresh.database.inTown(fresh.saintAubin, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM usager LIMIT 1'),
    );
    // The same id in one's own town is free, whether another town uses it or not.
    await asGrandval('INSERT INTO usager (town_id, id) VALUES ($1, $2)', [fresh.grandval, other!.id]);
    await expect(
      asGrandval(`INSERT INTO identity (town_id, usager_id, kind, value) VALUES ($1, $2, 'phone', 'x')`, [
        fresh.saintAubin,
        other!.id,
      ]),
    ).rejects.toThrow(/row-level security/);
  });

  it('the role the service runs under can bypass nothing', async () => {
    const [role] = await fresh.database.query(
      'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
  });
});
