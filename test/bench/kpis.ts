import pg from 'pg';
import { kpis } from '../../src/desks/kpis/kpis.js';
import { columnsOf } from '../../src/desks/kpis/sums.js';
import type { TestRole } from '../support/agent-key.js';
import { startTemplates } from '../support/templates.js';

const contacts = 50_000;
const asked = 3;
const head: TestRole = { role: 'supervisor' };
const pages = ['period=month&count=4', 'period=month&count=4&by=service', 'period=month&count=12'];

/** How long whoever is responsible waits for the figures of a town with fifty thousand contacts of a year, and for each view of them: milliseconds. */
export async function benchKpis(): Promise<void> {
  const server = await startTemplates({ durable: true });
  process.env.AIGUILLAGE_TEST_POSTGRES = server.url;
  const { startDesksApp } = await import('../support/desks-app.js');
  const app = await startDesksApp();
  try {
    app.clock.set('2027-12-31T10:00:00Z');
    await fill(app.ownerUrl, app.saintAubin);
    const rows = [];
    for (const [view, columns] of columnsOf(kpis)) {
      const sum = (from: string) => least(() => app.rows(sums(view, [...columns], from), [app.saintAubin]));
      rows.push({ view, 'four months': await sum('2027-09-01'), year: await sum('2027-01-01') });
    }
    console.table(rows);
    for (const page of pages) console.log(page, await least(() => app.ask('GET', `kpis?${page}`, head)));
  } finally {
    await app.stop();
    await server.stop();
  }
}

/** What the program asks of a view, by month. */
function sums(view: string, columns: string[], from: string): string {
  return `SELECT date_trunc('month', at AT TIME ZONE 'Europe/Paris') AS period, ${columns.map((column) => `sum(${column})`).join(', ')}
    FROM ${view} WHERE town_id = $1 AND at >= '${from}' GROUP BY 1`;
}

async function least(work: () => Promise<unknown>): Promise<number> {
  const laps: number[] = [];
  for (let count = 0; count < asked; count += 1) {
    const start = performance.now();
    await work();
    laps.push(performance.now() - start);
  }
  return Math.round(Math.min(...laps));
}

/** Four contacts in five have a dossier of their own, answered and closed for the most part. */
async function fill(ownerUrl: string, town: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      SELECT setseed(0.5), set_config('app.town_id', '${town}', false);
      CREATE TEMP TABLE arrival AS SELECT n, gen_random_uuid() AS contact, gen_random_uuid() AS dossier, gen_random_uuid() AS first, gen_random_uuid() AS answer,
        timestamptz '2027-01-01 08:00Z' + n * interval '10 minutes' AS at, n % 5 > 0 AS opens, n % 10 > 2 AS ends,
        (ARRAY['email', 'call', 'letter', 'web_form', 'counter'])[1 + n % 5] AS channel,
        (SELECT array_agg(id ORDER BY id) FROM service WHERE town_id = '${town}') AS services,
        (SELECT array_agg(id ORDER BY id) FROM demarche WHERE town_id = '${town}') AS demarches
        FROM generate_series(1, ${contacts}) AS n;
      ANALYZE arrival;
      INSERT INTO contact (town_id, id, channel, source, source_key, received_at, sender, state, subject, body, facts, chrono, service_id)
        SELECT '${town}', contact, channel, 'x', contact::text, at, '{"name": "Mme Martin", "email": "martin@courriel.example"}', CASE WHEN opens THEN 'told' ELSE 'answered' END,
          'Une demande', repeat('Bonjour, il y a un trou devant chez moi. ', 12), CASE WHEN channel = 'call' THEN
            jsonb_build_object('call', jsonb_build_object('outcome', CASE WHEN n % 35 = 1 THEN 'abandoned' ELSE 'answered' END, 'transfers', n % 2, 'withheld', false)) ELSE '{}' END,
          CASE WHEN channel = 'letter' THEN 'L-' || n END, CASE WHEN channel = 'call' AND n % 3 = 0 THEN services[1 + n % 20] END FROM arrival;
      INSERT INTO contact_event (town_id, contact_id, key, kind, at, data)
        SELECT '${town}', contact, 'dial', 'dial', at, '{"reason": "busy", "transfer": true}' FROM arrival WHERE channel = 'call';
      INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, demarche_id)
        SELECT '${town}', gen_random_uuid(), contact, 'auto', 'x', demarches[1 + n % array_length(demarches, 1)] FROM arrival;
      INSERT INTO dossier (town_id, id, number, state, received_at, came_by, demarche_id, service_id, closed_at, closing_reason)
        SELECT '${town}', dossier, 'X-' || n, CASE WHEN ends THEN 'closed' ELSE 'open' END, at, channel, demarches[1 + n % array_length(demarches, 1)], services[1 + n % 20],
          CASE WHEN ends THEN at + interval '5 days' END, CASE WHEN ends THEN 'answered' END FROM arrival WHERE opens;
      INSERT INTO dossier_contact (town_id, dossier_id, contact_id) SELECT '${town}', dossier, contact FROM arrival WHERE opens;
      INSERT INTO debt (town_id, id, dossier_id, key, kind, state, payable, due_at, ended_at)
        SELECT '${town}'::uuid, first, dossier, 'acknowledgement', 'acknowledgement', 'settled', true, at + interval '1 day', at + interval '1 hour' FROM arrival WHERE opens
        UNION ALL SELECT '${town}'::uuid, answer, dossier, 'answer', 'answer', CASE WHEN ends THEN 'settled' ELSE 'owed' END, true, at + interval '15 days',
          CASE WHEN ends THEN at + interval '5 days' END FROM arrival WHERE opens;
      INSERT INTO message (town_id, id, dossier_id, debt_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state, composed_at, sent_at)
        SELECT '${town}', debt.id, dossier_id, debt.id, key, 'email', 'x', 1, 'x', repeat('Bonjour, votre demande est enregistrée. ', 20), 'x', debt.id::text,
          CASE WHEN n % 25 = 1 THEN 'bounced' ELSE 'delivered' END, debt.ended_at, debt.ended_at
        FROM debt JOIN arrival ON dossier_id = dossier WHERE debt.state = 'settled';
      INSERT INTO timer (town_id, dossier_id, key, kind, due_at)
        SELECT '${town}', dossier, 'acknowledgement-late', 'acknowledgement-late', at + interval '14 days' FROM arrival WHERE opens AND channel IN ('email', 'web_form');
      INSERT INTO reassignment (town_id, id, dossier_id, from_service_id, to_service_id, reason, at, actor)
        SELECT '${town}', gen_random_uuid(), dossier, services[1], services[2], 'x', at, 'x' FROM arrival WHERE opens AND n % 9 = 0;
      -- The chain of the journal is not what is measured.
      ALTER TABLE timeline DISABLE TRIGGER chain;
      INSERT INTO timeline (town_id, dossier_id, at, actor, kind, seq, previous_hash, hash)
        SELECT '${town}', dossier, at + place * interval '3 hours', 'x', kind, place, '', ''
        FROM arrival CROSS JOIN unnest(ARRAY['opened', 'message-composed', 'message-delivered', 'task-taken', 'answer-written', 'closed']) WITH ORDINALITY AS event (kind, place)
        WHERE opens`);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
