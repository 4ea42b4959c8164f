import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

/** What would happen to a contact, and why, by the API and from a terminal. */
describe('explaining a route', () => {
  let desks: DesksApp;
  let dataDir: string;
  beforeAll(async () => {
    desks = await startDesksApp();
    dataDir = await mkdtemp(join(tmpdir(), 'route-explain-'));
  }, 60_000);
  afterAll(async () => {
    await desks?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('says who, by which rule, after which others, with the two clocks, the work and the words owed', async () => {
    const { status, body } = await desks.ask('GET', 'route?demarche=subvention-association&channel=web_form');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      demarche: { id: 'subvention-association' },
      rule: null,
      mode: 'municipal',
      service: { id: 'vie-associative' },
      administration: null,
      priority: 'normal',
      promisedOn: '2027-04-13',
      law: { regime: 'SVR', silenceMonths: 2, tacitOn: '2027-05-01', announced: false },
      tasks: [{ kind: 'handle', service: { id: 'vie-associative' } }],
      chain: [],
    });
    expect(body.debts.map(({ kind }: { kind: string }) => kind)).toEqual(['acknowledgement', 'answer']);
    expect(body.passed).toContainEqual({ rule: 'dechets-des-entreprises', unmet: ['demarches', 'segments'] });
  });

  it('says the rule that sends it elsewhere, and the chain to propose', async () => {
    const berges = await desks.ask(
      'GET',
      `route?demarche=nettoyage-espaces-verts&channel=letter&place=${encodeURIComponent('12 quai du Gier')}`,
    );
    expect(berges.body).toMatchObject({
      rule: { id: 'berges-a-la-metropole' },
      mode: 'transmission',
      service: { id: 'espaces-verts' },
      administration: { id: 'metropole' },
      promisedOn: null,
      tasks: [{ kind: 'transmission', service: { id: 'courrier' } }],
      debts: [{ kind: 'transmission-notice', payable: false }],
    });
    const school = await desks.ask('GET', 'route?demarche=inscription-scolaire&channel=counter');
    expect(
      school.body.chain.map((each: { demarche: { id: string }; mode: string; service: { id: string } }) => [
        each.demarche.id,
        each.mode,
        each.service.id,
      ]),
    ).toEqual([
      ['inscription-cantine', 'municipal', 'affaires-scolaires'],
      ['inscription-periscolaire', 'municipal', 'affaires-scolaires'],
      ['verification-vaccination', 'municipal', 'hygiene-sante'],
      ['transport-scolaire', 'orientation', 'affaires-scolaires'],
    ]);
    const fete = await desks.ask('GET', 'route?demarche=materiel-manifestation&segment=association');
    expect(fete.body.parts).toMatchObject([
      { title: 'Prêt de matériel', service: { id: 'vie-associative' } },
      { title: 'Rue fermée et sécurité', service: { id: 'police-municipale' } },
    ]);
  });

  it('says it of a contact that is there, by its words and by who wrote it, and changes nothing', async () => {
    const id = await desks.contact({ state: 'to-qualify', body: 'Des déchets sur le quai du Gier', channel: 'email' });
    await desks.rows(
      `INSERT INTO contact_place (town_id, contact_id, ordinal, key, place) VALUES ($1, $2, 0, 'gier', $3)`,
      [
        desks.saintAubin,
        id,
        { kind: 'street', type: 'quai', words: ['gier'], number: null, crossing: null, label: 'quai du Gier' },
      ],
    );
    expect((await desks.ask('GET', `contacts/${id}/route`)).status).toBe(409);
    const count = () =>
      desks.rows(`SELECT (SELECT count(*) FROM dossier) AS dossiers, (SELECT count(*) FROM task) AS tasks,
        (SELECT count(*) FROM debt) AS debts, (SELECT state FROM contact WHERE id = '${id}') AS state`);
    const before = await count();
    const { body } = await desks.ask('GET', `contacts/${id}/route?demarche=nettoyage-espaces-verts`);
    expect(body).toMatchObject({ rule: { id: 'berges-a-la-metropole' }, mode: 'transmission' });
    expect(await count()).toEqual(before);
    expect(desks.started).toEqual([]);
  });

  it.each([
    ['route', 'demarche'],
    ['route?demarche=rien', 'demarche'],
    ['route?demarche=place-creche&segment=roi', 'segment'],
    ['route?demarche=place-creche&at=hier', 'at'],
  ])('refuses %s, and says which field', async (path, field) => {
    const { status, body } = await desks.ask('GET', path);
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });

  it('keeps a confidential contact, and another town, to those who may read them', async () => {
    const id = await desks.contact({ state: 'to-qualify', service_id: 'ccas' });
    expect((await desks.ask('GET', `contacts/${id}/route?demarche=place-creche`)).status).toBe(403);
    expect((await desks.ask('GET', `contacts/${id}/route?demarche=place-creche`, { town: 'grandval' })).status).toBe(
      404,
    );
  });

  const cli = (given: string[], input = ''): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['bin/aiguillage', 'route', 'explain', '--town', ...given],
        { env: { ...process.env, DATABASE_URL: desks.ownerUrl, DATA_DIR: dataDir } },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
      );
      child.stdin!.end(input);
    });

  it('answers the same from a terminal, by options or by JSON lines', async () => {
    const town = 'saint-aubin-sur-gier';
    const options = ['--demarche', 'collecte-dechets', '--segment', 'entreprise', '--channel', 'email'];
    const one = await cli([town, ...options, '--at', '2027-03-01T10:00:00+01:00']);
    expect([one.stderr, one.code]).toEqual(['', 0]);
    expect(JSON.parse(one.stdout)).toMatchObject({
      qualification: null,
      route: { rule: { id: 'dechets-des-entreprises' }, mode: 'transmission', service: { id: 'commerce-economie' } },
    });
    const lines = [
      {
        id: 1,
        demarche: 'degradation-voirie',
        text: 'un fil électrique pend',
        urgency: 'high',
        at: '2027-03-01T22:00:00+01:00',
      },
      { id: 2, demarche: 'degradation-voiri' },
      { id: 3 },
    ];
    const many = await cli([town], lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(many.code).toBe(1);
    expect(JSON.parse(many.stdout)).toMatchObject({
      id: 1,
      route: { rule: { id: 'voirie-la-nuit' }, priority: 'high' },
    });
    expect(many.stderr.trim().split('\n')).toEqual([
      'stdin:2 demarche: expected the id of a démarche of the town',
      'stdin:3 demarche: expected a démarche, or a text to find it in',
    ]);
    const wrong = await cli([town, '--demarche', 'place-creche', '--segment', 'roi']);
    expect([wrong.code, wrong.stderr.trim()]).toEqual([
      1,
      '--segment: expected one of particulier, entreprise, association',
    ]);
    expect((await cli(['nulle-part', '--demarche', 'place-creche'])).stderr).toContain(
      'no town is called `nulle-part`',
    );
  }, 120_000);
});
