import type { KpiFigure, KpiReport } from '../../src/desks/kpis/kpis.dto.js';
import type { TestRole } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { historian } from '../support/history.js';
import { march2027 } from '../support/march-2027.js';

const head: TestRole = { role: 'supervisor' };
const march = 'until=2027-03-31&count=1';

describe('the indicators', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
    app.clock.set('2027-04-30T10:00:00Z');
    const [caf] = await app.rows<{ id: string }>('SELECT id FROM administration ORDER BY id LIMIT 1');
    await march2027(historian(app), caf!.id);
  }, 120_000);
  afterAll(() => app?.stop());

  async function read(query: string, as = head): Promise<KpiReport> {
    const { status, body } = await app.ask('GET', `kpis?${query}`, as);
    expect({ query, status }).toEqual({ query, status: 200 });
    return body;
  }
  /** Of the first period: numerator and denominator, or the value of a median; by measure, of the row of that name. */
  const figures = ({ kpis }: KpiReport, name: string | null = null, place = 0) =>
    Object.fromEntries(
      kpis
        .flatMap(({ measures }) => measures)
        .flatMap(({ id, rows }) =>
          rows.filter((row) => row.name === name).map((row) => [id, brief(row.figures[place]!)]),
        ),
    );

  it('K1 to K17: counts a month as it was counted by hand', async () => {
    expect(figures(await read(march))).toEqual({
      K1: [1, 2],
      'K1-hors-horaires': [1, 4],
      'K1-danger': [1, 4],
      'K2-ailleurs': [1, 4],
      'K2-reattribues': [1, 4],
      'K2-non-qualifies': [1, 5],
      K3: [2, 3],
      K4: { value: 1, of: 3 },
      'K4-p90': { value: 2.6, of: 3 },
      'K4-ecart': { value: 1.167, of: 2 },
      K5: [2, 3],
      'K5-vive-voix': [1, 3],
      'K5-motif': [3, 6],
      'K6-delai': [0, 0],
      'K6-accuses': [0, 0],
      'K6-rebouclage': [0, 0],
      K7: [2, 10],
      K8: [1, 16],
      'K8-plis': [1, 3],
      K9: [3, 11],
      'K9-deux': [1, 11],
      'K9-appels': [3, 8],
      K10: [1, 2],
      'K11-enregistrement': [1, 2],
      'K11-reception': [2, 2],
      'K11-courrier': [0, 1],
      K12: [3, 8],
      'K12-rappels': [1, 2],
      K13: [1, 1],
      'K13-delai': { value: 3, of: 1 },
      'K13-a-temps': [0, 1],
      'K14-contacts': [2, 1],
      'K14-deplacements': [2, 1],
      K15: [3, 4],
      K16: [4, 1],
      'K16-resolu': [1, 1],
      'K16-reponses': [1, 1],
      'K16-reouvertures': [1, 7],
      K17: [2, 9],
      'K17-sans-autre-canal': [1, 2],
    });
  });

  it('says what is not measured, and why, instead of a figure', async () => {
    const measures = (await read(march)).kpis.flatMap((kpi) => kpi.measures);
    const unmeasured = measures.filter((measure) => measure.unmeasured !== null);
    expect(unmeasured).toMatchObject([
      { id: 'K16-comprise', unmeasured: 'La question n’est pas encore posée aux usagers.', rows: [] },
    ]);
  });

  it('a month is one of Paris, and what is not known yet is left out', async () => {
    const { periods, kpis } = await read('until=2027-04-30&count=3');
    expect(periods).toEqual([
      { from: '2027-02-01', to: '2027-02-28', over: true },
      { from: '2027-03-01', to: '2027-03-31', over: true },
      { from: '2027-04-01', to: '2027-04-30', over: false },
    ]);
    const abandoned = kpis.flatMap(({ measures }) => measures).find(({ id }) => id === 'K12')!;
    // It rang on the last of February at 23:30 UTC.
    expect(abandoned.rows[0]!.figures.map(({ denominator }) => denominator)).toEqual([0, 8, 0]);

    app.clock.set('2027-03-05T09:00:00Z');
    const early = figures(await read('period=week&count=1'));
    app.clock.set('2027-04-30T10:00:00Z');
    expect(early).toMatchObject({ K7: [0, 0], K15: [1, 1], 'K11-enregistrement': [1, 1], 'K16-reouvertures': [0, 0] });
  });

  it('are narrowed and broken down by service, channel and démarche', async () => {
    const byService = await read(`${march}&by=service`);
    expect(figures(byService, 'Voirie, éclairage et propreté')).toMatchObject({ K1: [0, 1], K9: [2, 3], K15: [1, 2] });
    expect(figures(byService, 'Urbanisme et droit des sols')).toMatchObject({ K1: [1, 1] });
    expect(figures(await read(`${march}&by=channel`), 'Guichet')).toMatchObject({
      K7: [0, 2],
      'K14-deplacements': [2, 1],
    });
    expect(figures(await read(`${march}&demarche=subvention-association`))).toMatchObject({
      K5: [1, 1],
      K4: { value: 3, of: 1 },
    });
    expect(figures(await read(`${march}&channel=letter&service=elections`))).toMatchObject({ K3: [1, 1], K17: [0, 1] });
  });

  it('J20: of a confidential service, figures under five are not told', async () => {
    const withheld = { numerator: null, denominator: null, value: null, withheld: true };
    for (const query of ['by=service&demarche=aide-facultative-ccas', 'by=demarche&service=ccas', 'service=ccas']) {
      const { kpis } = await read(`${march}&${query}`);
      const { rows } = kpis.flatMap(({ measures }) => measures).find(({ id }) => id === 'K5-motif')!;
      expect({ query, figures: rows.map((row) => row.figures[0]) }).toEqual({ query, figures: [withheld] });
    }
    const csv = await app.ask('GET', `kpis.csv?${march}&service=ccas`, head);
    expect(csv.text).toContain('K5-motif,"À part : sans message, avec motif",2027-03-01,2027-03-31,oui,Tout,,,,');
  });

  it('K6: channels are compared from thirty dossiers each, with an alert where the post waits longer (J26)', async () => {
    const write = historian(app);
    for (const [channel, days] of [
      ['email', 5],
      ['letter', 7],
      ['web_form', 5],
    ] as const)
      for (let place = 0; place < (channel === 'web_form' ? 29 : 30); place += 1) {
        const contact = await write.contact('2027-01-04T09:00:00Z', channel);
        const closed = { state: 'closed', closed_at: `2027-01-${String(4 + days).padStart(2, '0')}T09:00:00Z` };
        const legal = { regime: 'SVR', ack: 'full' };
        const dossier = await write.dossier('2027-01-04T09:00:00Z', [contact], {
          ...closed,
          legal,
          tacit_announced: channel === 'email' ? '2027-03-04' : null,
        });
        const debt = await write.debt(dossier, 'answer', '2027-01-25T22:59:59Z', {
          state: 'settled',
          ended_at: closed.closed_at,
        });
        await write.message(dossier, debt, closed.closed_at, 'delivered', 'letter');
      }
    const report = await read('until=2027-01-31&count=1');
    expect(figures(report)).toMatchObject({ 'K6-delai': [1, 1], 'K6-accuses': [1, 1], 'K6-rebouclage': [0, 1] });
    expect(report.comparisons).toContainEqual({
      period: '2027-01-01',
      demarche: 'degradation-voirie',
      title: expect.any(String),
      what: 'days',
      channels: [
        { channel: 'email', dossiers: 30, value: 5 },
        { channel: 'letter', dossiers: 30, value: 7 },
      ],
      gap: expect.closeTo(0.4),
      alert: true,
    });
    expect(report.comparisons.map(({ what, alert }) => [what, alert])).toEqual([
      ['days', true],
      ['complete', true],
      ['told', false],
    ]);
  });

  it('are a file for spreadsheets: RFC 4180, with a byte order mark, numbers with a point', async () => {
    const { status, headers, text } = await app.ask('GET', `kpis.csv?${march}`, head);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="indicateurs-saint-aubin-sur-gier-2027-03-31.csv"',
    );
    const lines = text.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?Ville,Indicateur,Mesure,Intitulé,Du,Au,/);
    expect(lines).toContain(
      'Ville de Saint-Aubin-sur-Gier,K1,K1,Renvoyés au standard,2027-03-01,2027-03-31,oui,Tout,1,2,0.5,part de 0 à 1,,appels passés au standard,"appels d’un numéro direct, aux heures du service et sans danger",',
    );
    expect(lines.at(-1)).toBe('');
    expect(text).toContain('Pas encore mesuré : La question n’est pas encore posée aux usagers.');
  });

  it('DP-02: tell nothing of another town, and are for whoever is responsible', async () => {
    const { kpis } = await read(march, { role: 'supervisor', town: 'grandval' });
    const denominators = kpis.flatMap(({ measures }) =>
      measures.flatMap(({ rows }) => rows.map((row) => row.figures[0]!.denominator)),
    );
    expect(new Set(denominators)).toEqual(new Set([0]));
    for (const as of [
      { role: 'operator' },
      { role: 'mailroom' },
      { role: 'agent', serviceId: 'voirie-proprete' },
    ] as TestRole[])
      for (const path of ['kpis', 'kpis.csv']) expect((await app.ask('GET', path, as)).status).toBe(403);
    for (const query of [
      'period=year',
      'count=0',
      'count=25',
      'until=hier',
      'service=nobody',
      'demarche=nothing',
      'channel=sms',
      'by=agent',
    ])
      expect({ query, status: (await app.ask('GET', `kpis?${query}`, head)).status }).toEqual({ query, status: 422 });
  });

  it('every view that counts runs with the rights of who asks, and shows nothing to who names no town', async () => {
    const views = await app.rows<{ name: string; safe: boolean }>(
      `SELECT relname AS name, 'security_invoker=true' = ANY (reloptions) AS safe FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace`,
    );
    expect(views.length).toBeGreaterThan(20);
    expect(views.filter(({ safe }) => !safe)).toEqual([]);
    for (const { name } of views)
      expect({ name, rows: await app.database.query(`SELECT 1 FROM ${name} LIMIT 1`) }).toEqual({ name, rows: [] });
  });
});

function brief({ numerator, denominator, value }: KpiFigure) {
  if (numerator !== null) return [numerator, denominator];
  return { value: value === null ? null : Number(value.toFixed(3)), of: denominator };
}
