import type { ContactRow } from '../../src/dossiers/rows.js';
import { shippedTowns } from '../../src/pipeline/loopback/compose/told.fixture.js';
import { LanguageModel } from '../../src/pipeline/qualification/language-model/index.js';
import type { Town } from '../../src/towns/index.js';
import { startLanguageModelServer, type LanguageModelServer } from '../support/language-model-server.js';
import { SetClock } from '../support/set-clock.js';

describe('a language model asked for its opinion', () => {
  let server: LanguageModelServer;
  let plain: Town;
  let clock: SetClock;
  let models: LanguageModel;

  beforeAll(async () => {
    server = await startLanguageModelServer();
    process.env.TEST_MODEL_URL = server.url;
    process.env.TEST_MODEL_KEY = 'key-of-a-test';
    plain = (await shippedTowns()).get('saint-aubin-sur-gier')!;
  });
  beforeEach(() => {
    server.calls.length = 0;
    clock = new SetClock();
    models = new LanguageModel(clock);
  });
  afterAll(() => server.stop());

  const townWith = (model: string, url = 'TEST_MODEL_URL', timeout_ms = 2_000): Town => ({
    ...plain,
    configuration: {
      ...plain.configuration,
      language_model: { url: { env: url }, key: { env: 'TEST_MODEL_KEY' }, model, timeout_ms },
    },
  });
  const contact = (body: string, more: Partial<ContactRow> = {}) =>
    ({ subject: 'École', body, service_id: null, facts: {}, reading: null, ...more }) as ContactRow;
  const guesses = [
    { demarche: 'inscription-scolaire', confidence: 0.4, reasons: [] },
    { demarche: 'place-creche', confidence: 0.2, reasons: [] },
  ];
  const ask = (town: Town, body = 'mon petit dernier aura 3 ans en juin', more?: Partial<ContactRow>) =>
    models.opinionOf(town, contact(body, more), guesses);
  const school = { demarches: [{ demarche: 'inscription-scolaire', confidence: 0.9 }] };

  it('answers with the démarches of the town; the text has gone to /v1/chat/completions with the key, masked', async () => {
    expect(await ask(townWith('school'), 'mon petit aura 3 ans, 06 39 98 41 02, a.b@courriel.example')).toEqual(school);
    const [{ path, headers, body }] = server.calls as [LanguageModelServer['calls'][number]];
    expect([path, headers.authorization, body.model]).toEqual([
      '/v1/chat/completions',
      'Bearer key-of-a-test',
      'school',
    ]);
    const [system, user] = body.messages;
    expect(system!.content).toContain(plain.demarches.get('inscription-scolaire')!.title);
    expect(user!.content).toContain('mon petit aura 3 ans');
    expect(user!.content).not.toMatch(/39 98|courriel\.example/);
    expect(body.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } });
    expect(models.states()).toEqual([
      { town: 'saint-aubin-sur-gier', ok: true, answered: 1, failures: {}, lastFailure: null },
    ]);
  });

  it('is read between fences too, and with what it invented left out', async () => {
    expect(await ask(townWith('fenced'))).toEqual(school);
    expect(await ask(townWith('half-hallucinating'))).toEqual({
      demarches: [{ demarche: 'inscription-scolaire', confidence: 0.6 }],
    });
    expect(await ask(townWith('nothing'))).toEqual({ demarches: [] });
  });

  it.each([
    ['silent', 'timeout'],
    ['trickling', 'timeout'],
    ['hanging', 'unreachable'],
    ['redirecting', 'unreachable'],
    ['error-500', 'server-error'],
    ['error-429', 'too-many-requests'],
    ['error-401', 'refused'],
    ['not-json', 'bad-answer'],
    ['endless', 'bad-answer'],
    ['chatty', 'bad-answer'],
    ['refusing', 'bad-answer'],
    ['too-sure', 'bad-answer'],
    ['hallucinating', 'unknown-demarche'],
  ])('a model that is %s gives no opinion, and the failure is counted: %s', async (model, failure) => {
    expect(await ask(townWith(model, 'TEST_MODEL_URL', 300))).toBeNull();
    expect(models.states()).toMatchObject([{ ok: false, failures: { [failure]: 1 }, lastFailure: failure }]);
  });

  it('a server that knows only JSON mode is asked so, and from then on at once', async () => {
    expect(await ask(townWith('without-schema'))).toEqual(school);
    expect(await ask(townWith('without-schema'))).toEqual(school);
    expect(server.calls.map(({ body }) => body.response_format.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
  });

  it('is not asked any more after five failures, and again a minute later', async () => {
    for (let time = 0; time < 7; time++) expect(await ask(townWith('error-500'))).toBeNull();
    expect(server.calls).toHaveLength(5);
    clock.set(new Date(clock.now().getTime() + 60_000));
    expect(await ask(townWith('school'))).toEqual(school);
    expect(await ask(townWith('school'))).toEqual(school);
  });

  it('the breaker of one town is not that of another', async () => {
    for (let time = 0; time < 6; time++) await ask(townWith('error-500'));
    const other = { ...townWith('school'), id: '0196c0de-0000-7000-8000-000000000002', slug: 'grandval' };
    expect(await ask(other)).toEqual(school);
  });

  it('a variable that is not set is told in health', async () => {
    expect(await ask(townWith('school', 'TEST_MODEL_NOT_SET'))).toBeNull();
    expect(models.states()).toMatchObject([{ ok: false, lastFailure: 'no-address' }]);
  });

  /** Where a rule of the town sends some of what is about school to the CCAS. */
  const ruled = (conditions: object): Town => {
    const town = townWith('school');
    const rule = { id: 'essai', why: 'Essai', demarches: ['inscription-scolaire'], ...conditions };
    const routing = { districts: [], rules: [{ ...rule, actor: { type: 'municipal', service: 'ccas' } }] };
    return { ...town, configuration: { ...town.configuration, routing } } as Town;
  };

  it('is asked about what a rule makes confidential in danger alone: there is none in the words', async () =>
    expect(await ask(ruled({ urgency: 'high' }))).toEqual(school));

  describe('nothing leaves', () => {
    afterEach(() => expect(server.calls).toEqual([]));

    it('of a town that has not switched it on', async () => {
      expect(await ask(plain)).toBeNull();
      expect(models.states()).toEqual([]);
    });
    it('of a contact for a confidential service', async () =>
      expect(await ask(townWith('school'), 'une aide', { service_id: 'ccas' })).toBeNull());
    it('of a contact that is likely for one', async () => {
      const aid = [{ demarche: 'aide-facultative-ccas', confidence: 0.3, reasons: [] }];
      expect(await models.opinionOf(townWith('school'), contact('une aide'), aid)).toBeNull();
    });
    it('of a contact that a rule of the town may send to one', async () =>
      expect(await ask(ruled({ days: [1] }))).toBeNull());
    it('of what a person has said already', async () =>
      expect(await ask(townWith('school'), 'une aide', { facts: { demarches: ['place-creche'] } })).toBeNull());
    it('of an answer to a dossier, whosever it is', async () =>
      expect(await ask(townWith('school'), 'voici les papiers pour SA-2027-000012')).toBeNull());
    it('of a contact of which nothing is guessed', async () =>
      expect(await models.opinionOf(townWith('school'), contact('une aide'), [])).toBeNull());
    it('of words of danger', async () => expect(await ask(townWith('school'), 'mon mari me frappe')).toBeNull());
    it('of an empty contact', async () => expect(await ask(townWith('school'), ' ', { subject: null })).toBeNull());
  });
});
