import { startDesksApp, type DesksApp } from '../support/desks-app.js';

describe('the counter', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  const visit = {
    demarches: ['inscription-scolaire', 'inscription-cantine'],
    name: 'Mme Aubry',
    phone: '06 39 98 41 01',
    text: 'Son fils de 3 ans.',
    idempotencyKey: 'visite-0001',
  };

  it('writes a visit down once, with the agent who took it and the démarches they chose (J01)', async () => {
    const as = { role: 'agent' as const, serviceId: 'affaires-scolaires' };
    const { status, body } = await app.ask('POST', 'visits', as, visit);
    expect(status).toBe(201);
    expect((await app.ask('POST', 'visits', as, visit)).body).toEqual(body);
    const rows = await app.rows(`SELECT * FROM contact WHERE channel = 'counter'`);
    expect(rows).toMatchObject([
      {
        id: body.contactId,
        source: 'guichet',
        service_id: 'affaires-scolaires',
        sender: { name: 'Mme Aubry', phone: '+33639984101' },
        facts: { demarches: visit.demarches, text: 'Son fils de 3 ans.', agent: 'clé essai agent' },
      },
    ]);
    expect(app.started).toEqual([`intake ${body.contactId}`]);
  });

  it('refuses the key of another visit, which is stored under a key of its own', async () => {
    const first = { ...visit, idempotencyKey: 'visite-0010' };
    const { body } = await app.ask('POST', 'visits', {}, first);
    const other = { ...first, text: 'Sa fille de 5 ans.' };
    const taken = await app.ask('POST', 'visits', {}, other);
    expect(taken).toMatchObject({ status: 409, body: { message: expect.stringContaining('n’est pas enregistré') } });
    expect((await app.ask('POST', 'visits', {}, first)).body).toEqual(body);
    expect((await app.ask('POST', 'visits', {}, { ...other, idempotencyKey: 'visite-0011' })).status).toBe(201);
  });

  it('names what is wrong: an unknown démarche, a document nobody asks for, nothing at all', async () => {
    const wrong = {
      ...visit,
      idempotencyKey: 'visite-0002',
      demarches: ['inscription-scolaire', 'autre'],
      documentsMissing: ['Un secret'],
    };
    const { status, body } = await app.ask('POST', 'visits', {}, wrong);
    expect(status).toBe(422);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(['demarches.1', 'documentsMissing.0']);
    const nothing = await app.ask('POST', 'visits', {}, { idempotencyKey: 'visite-0003' });
    expect(nothing.body.errors).toMatchObject([{ field: 'demarches' }]);
  });

  it('is not for the courrier’s desk, nor for the other town', async () => {
    expect((await app.ask('POST', 'visits', { role: 'mailroom' }, visit)).status).toBe(403);
    expect((await app.ask('POST', '/api/towns/saint-aubin-sur-gier/visits', { town: 'grandval' }, visit)).status).toBe(
      404,
    );
  });
});
