import pg from 'pg';
import { startTemplates } from '../support/templates.js';

const usagers = 50_000;
const asked = 15;
const searches = [
  'martin',
  'jeanne martin',
  'dupont rue de la paix',
  'rue',
  'ma',
  'jeanne.fon',
  'lefevre 42998',
  '06 39 91 23 45',
  '639912',
  'zzz',
];

/** How long a person at the desk waits for a usager's name, in a town that knows fifty thousand: milliseconds, on the whole HTTP answer. */
export async function benchUsagers(): Promise<void> {
  const server = await startTemplates({ durable: true });
  process.env.AIGUILLAGE_TEST_POSTGRES = server.url;
  const { startDesksApp } = await import('../support/desks-app.js');
  const app = await startDesksApp();
  try {
    await fill(app.ownerUrl, app.saintAubin);
    const rows = [];
    for (const typed of searches) {
      const path = `usagers?q=${encodeURIComponent(typed)}`;
      const laps: number[] = [];
      let found = 0;
      for (let count = 0; count < asked; count += 1) {
        const start = performance.now();
        found = ((await app.ask('GET', path)).body as unknown[]).length;
        laps.push(performance.now() - start);
      }
      laps.sort((one, other) => one - other);
      rows.push({ typed, found, least: Math.round(laps[0]!), median: Math.round(laps[asked >> 1]!) });
    }
    console.table(rows);
  } finally {
    await app.stop();
    await server.stop();
  }
}

/** Twenty given names, seven hundred surnames, ten streets; each usager has a telephone, an e-mail, an address and a contact. */
async function fill(ownerUrl: string, town: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      SELECT setseed(0.5);
      CREATE TEMP TABLE person AS SELECT gen_random_uuid() AS id, n, gen_random_uuid() AS contact,
        ${one('jeanne paul marie ines karim lea hugo rose nadia tom lise bernard yann ali zoe luc emma louis jules alice')} AS first,
        ${one('mar du lef ber gar fon rou mo gi lam')} || ${one('tin pont evre nard cia taine sseau reau rard bert ris let din ville mont')}
          || (ARRAY['', '', 'ier', 'eau', 'ot'])[1 + floor(random() * 5)] AS last,
        '+336399' || lpad(n::text, 5, '0') AS phone,
        (1 + floor(random() * 90))::int || ' rue ' || replace(${one('des_tanneries de_la_paix du_moulin des_lilas de_la_gare victor_hugo de_l_eglise du_stade des_ecoles de_la_republique')}, '_', ' ') AS street
        FROM generate_series(1, ${usagers}) AS n;
      INSERT INTO usager (town_id, id, name) SELECT '${town}', id, initcap(first || ' ' || last) FROM person;
      INSERT INTO usager_name (town_id, usager_id, name, folded) SELECT '${town}', id, initcap(first || ' ' || last), first || ' ' || last FROM person;
      INSERT INTO identity (town_id, usager_id, kind, value)
        SELECT '${town}'::uuid, id, 'phone', phone FROM person
        UNION ALL SELECT '${town}'::uuid, id, 'email', first || '.' || last || n || '@courriel.example' FROM person
        UNION ALL SELECT '${town}'::uuid, id, 'postal', least(first, last) || ' ' || greatest(first, last) || ', ' || street || ' 42998 saint aubin' FROM person;
      INSERT INTO contact (town_id, id, channel, source, source_key, received_at, sender, state, usager_id)
        SELECT '${town}', contact, 'email', 'x', contact::text, now() - n * interval '1 minute',
          jsonb_build_object('name', initcap(first || ' ' || last), 'phone', phone, 'email', first || '.' || last || n || '@courriel.example',
            'postalAddress', jsonb_build_array(street, '42998 Saint-Aubin')), 'told', id FROM person`);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

function one(words: string): string {
  const list = words.split(' ');
  return `(ARRAY['${list.join("', '")}'])[1 + floor(random() * ${list.length})]`;
}
