import { createAccount, grantIn, setAgentCode } from '../../src/access/index.js';
import type { ContactRow } from '../../src/dossiers/rows.js';
import { Towns, type Town } from '../../src/towns/index.js';
import { Housekeeping } from '../../src/wiring/housekeeping.js';
import type { TestRole } from '../support/agent-key.js';
import { validate } from '../support/clock-room.js';
import { eventually } from '../support/eventually.js';
import { journey, type Followed } from '../support/journey.js';
import { asOwner } from '../support/record.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

const slug = 'saint-aubin-sur-gier';
const supervisor: TestRole = { role: 'supervisor' };
const room = 'reservation-salle';
const asked = 'Je souhaite louer la salle municipale pour un repas de famille le samedi 5 juin.';
const mobile = '+33639984121';

/** docs/domain/journeys.md, « Contrôles transversaux »: seven checks on the same few contacts, through the real doors. */
describe('what holds on every journey', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  /** One request by three ways at the same moment, and by one who had written on Saturday. */
  let mail: Followed;
  let form: Followed;
  let letter: Followed;
  let early: Followed;
  /** Of confidential services, and of nobody anyone could know. */
  let aid: Followed;
  let unhealthy: Followed;
  let hidden: Followed;
  /** It tells of health, to a service that everybody reads. */
  let ill: Followed;
  const api = (method: string, path: string, body?: object, as = supervisor) =>
    hall.api(method, `/api/towns/${slug}/${path}`, body, as);

  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
    await validate(hall.ownerUrl, { [room]: { by: 'Mme Roux, directrice générale', on: '2027-01-04' } });
    await inForce(({ configuration }) => room in configuration.validated);
    hall.clock.set('2027-03-01T10:00+01:00');
    mail = await mailed('alice.morand@courriel.example');
    early = await mailed('paul.ferrand@courriel.example', { at: '2027-02-27T22:40+01:00' });
    const sent = { demarche: room, name: 'Bruno Petit', email: 'bruno.petit@courriel.example', message: asked };
    const { body } = await town.form(sent);
    form = await town.followed(({ id }) => id === body.contactId);
    await town.letter({
      sender: ['M. Jean Roche', '12 rue des Lavandières', '42998 Saint-Aubin-sur-Gier'],
      recipient: ['Madame le Maire', 'Hôtel de Ville', '42998 Saint-Aubin-sur-Gier'],
      place: 'Saint-Aubin-sur-Gier',
      date: '27 février 2027',
      subject: 'location de la salle municipale',
      body: `Madame, Monsieur,\n\n${asked}\n\nVeuillez agréer mes salutations distinguées.`,
      signature: 'Jean Roche',
    });
    letter = await routed(({ channel }) => channel === 'letter', room);
    aid = await called('aide-facultative-ccas', 'je voudrais une aide du CCAS je suis handicapé', { from: mobile });
    unhealthy = await mailed('nora.klein@cms.example', {
      subject: 'Signalement',
      text: 'Assistante sociale, je signale un logement insalubre chez les Dumas : trois enfants, de l’asthme.',
      demarche: 'diagnostic-insalubrite',
    });
    hidden = await called('degradation-voirie', 'il y a un trou devant l’école', { withheld: true });
    ill = await mailed('rita.sol@courriel.example', {
      subject: 'Mon fils asthmatique à la cantine',
      text: 'Je voudrais l’inscrire à la cantine.',
      demarche: 'inscription-cantine',
    });
  }, 180_000);
  afterAll(() => hall?.stop());

  it('1: no health or social data is in an SMS, in the title of a dossier or in a list', async () => {
    const sms = town.smsTo(mobile).map(({ body }) => body);
    expect(sms).toEqual([expect.stringContaining(aid.dossiers[0]!.number)]);
    expect(sms[0]).not.toMatch(/handicap|CCAS|aide/i);
    const titles = await town.rows('SELECT number, summary FROM dossier');
    for (const { dossiers } of [aid, unhealthy])
      expect(titles).toContainEqual({ number: dossiers[0]!.number, summary: null });
    const secrets = /handicap|asthm|insalubr|Dumas|Klein|06 39 98 41 21|33639984121/i;
    const roads: TestRole = { role: 'agent', serviceId: 'voirie-proprete' };
    for (const as of [supervisor, { role: 'operator' } as const, roads])
      for (const path of lists(as)) {
        const { status, body } = await api('GET', path, undefined, as);
        expect({ path, as, status }).toEqual({ path, as, status: 200 });
        // The name of a démarche is of the catalogue, and of nobody.
        const said = JSON.stringify(body, (key, value) => (key === 'demarche' ? undefined : value));
        expect({ path, as, secret: secrets.exec(said)?.[0] }).toEqual({ path, as, secret: undefined });
      }
    expect((await api('GET', `contacts/${ill.contact.id}`)).body.subject).toBe('Mon fils asthmatique à la cantine');
    const inspector: TestRole = { role: 'agent', serviceId: 'hygiene-sante' };
    expect((await api('GET', `contacts/${unhealthy.contact.id}`, undefined, inspector)).body.text).toMatch(/asthme/);
  }, 60_000);

  it('3: every date a usager is told is worked out from the day of reception, which nobody can change', async () => {
    const monday = ['1er mars 2027', '11 mars 2027', '1er mai 2027'];
    for (const [{ messages }, days] of [
      [mail, monday],
      [letter, monday],
      [early, ['27 février 2027', '10 mars 2027', '27 avril 2027']],
      [unhealthy, ['1er mars 2027', '15 mars 2027']],
    ] as const)
      expect(new Set(messages.flatMap(({ body }) => datesIn(body)))).toEqual(new Set(days));
    for (const table of ['contact', 'dossier'])
      await expect(town.rows(`UPDATE ${table} SET received_at = received_at + interval '1 day'`)).rejects.toThrow(
        'permission denied',
      );
  });

  it('7: the same words about the same démarche have the same day and the same service by e-mail, form and letter', () => {
    const of = ({ contact, dossiers }: Followed) => {
      const { demarche_id, service_id, target_date, tacit_on } = dossiers[0]!;
      return { channel: contact.channel, demarche_id, service_id, target_date, tacit_on };
    };
    const alike = {
      demarche_id: room,
      service_id: 'vie-associative',
      target_date: '2027-03-11',
      tacit_on: '2027-05-01',
    };
    expect([mail, form, letter].map(of)).toEqual(
      ['email', 'web_form', 'letter'].map((channel) => ({ channel, ...alike })),
    );
  });

  it('5: an agent of Grandval sees nothing of Saint-Aubin', async () => {
    const stranger = (path: string, at = slug, method = 'GET', body?: object) =>
      hall.api(method, `/api/towns/${at}/${path}`, body, { role: 'supervisor', town: 'grandval' });
    const { contact, dossiers } = mail;
    const pages = [
      `contacts/${contact.id}`,
      `contacts/${contact.id}/usager`,
      `dossiers/${dossiers[0]!.number}`,
      `usagers/${contact.usager_id}`,
    ];
    for (const path of [...pages, ...lists(supervisor)]) {
      const [own, theirs] = [await api('GET', path), await stranger(path)];
      expect({ path, status: [own.status, theirs.status] }).toEqual({ path, status: [200, 404] });
    }
    for (const path of pages) expect((await stranger(path, 'grandval')).status).toBe(404);
    for (const path of lists(supervisor))
      expect({ path, body: (await stranger(path, 'grandval')).body }).toEqual({ path, body: [] });
    const closing = [`dossiers/${dossiers[0]!.number}/closing`, 'grandval', 'POST', { reason: 'withdrawn' }] as const;
    expect((await stranger(...closing)).status).toBe(404);
  }, 60_000);

  it('6: the number of an anonymous agent is nowhere with their name', async () => {
    const agent = { login: 'cm12', name: 'Claire Morel', password: 'un mot de passe long' };
    await createAccount(hall.database, agent, await grantIn(hall.database, slug, 'agent', 'vie-associative'));
    await setAgentCode(hall.database, hall.saintAubin, agent.login, '12');
    const post = await signedIn(agent);
    for (const { dossiers, tasks } of [mail, letter]) {
      expect(await post(`tasks/${tasks.find(({ kind }) => kind === 'handle')!.id}/taking`)).toBe(204);
      const closing = { answer: 'La salle vous est réservée', variant: 'answer' };
      expect(await post(`dossiers/${dossiers[0]!.number}/closing`, closing)).toBe(204);
    }
    const answers = await eventually(async () => {
      const sent = await town.rows<{ body: string }>(
        `SELECT body FROM message WHERE key = 'answer' AND state IN ('accepted', 'delivered')`,
      );
      expect(sent).toHaveLength(2);
      return sent;
    });
    for (const { body } of answers) expect(body).toContain('Agent n° 12');
    const everything = [
      await town.rows('SELECT subject, body FROM message'),
      hall.sink.mails.map(({ raw, email: { subject, text, html } }) => [raw.toString(), subject, text, html]),
      hall.carrier.sent,
      (await api('GET', `dossiers/${mail.dossiers[0]!.number}`)).body,
      (await api('GET', `dossiers/${letter.dossiers[0]!.number}`)).body,
      (await api('GET', 'kpis.csv')).body,
    ];
    expect(JSON.stringify(everything)).not.toMatch(/Morel/i);
  }, 60_000);

  it('2: a dossier is closed once its usager was told, or for a reason that is written down', async () => {
    expect(await endOf(mail)).toBe('closing answered');
    await eventually(async () => expect(await endOf(letter)).toBe('closed answered'));
    // A mail that nobody has sent back in a day has arrived.
    hall.clock.set('2027-03-02T11:00+01:00');
    await hall.app.get(Housekeeping, { strict: false }).round();
    await eventually(async () => expect(await endOf(mail)).toBe('closed answered'));
    const close = async ({ dossiers }: Followed, how: object) =>
      (await api('POST', `dossiers/${dossiers[0]!.number}/closing`, how)).status;
    expect(await close(form, {})).toBe(422);
    expect(await close(form, { reason: 'withdrawn' })).toBe(204);
    expect(await close(hidden, { answer: 'le trou est rebouché', variant: 'done' })).toBe(204);
    await eventually(async () => expect(await endOf(hidden)).toBe('closed no_contact'));
    const closed = await town.rows<{ number: string; told: boolean; reasons: string[] }>(
      `SELECT number, EXISTS (
         SELECT 1 FROM message JOIN debt ON debt.id = debt_id
         WHERE debt.dossier_id = dossier.id AND debt.kind = 'answer' AND message.state = 'delivered') AS told,
         ARRAY (SELECT reason FROM debt WHERE dossier_id = dossier.id AND kind = 'answer' AND state = 'waived') AS reasons
       FROM dossier WHERE state = 'closed'`,
    );
    const numberOf = ({ dossiers }: Followed) => dossiers[0]!.number;
    expect(Object.fromEntries(closed.map(({ number, ...how }) => [number, how]))).toEqual({
      [numberOf(mail)]: { told: true, reasons: [] },
      [numberOf(letter)]: { told: true, reasons: [] },
      [numberOf(form)]: { told: false, reasons: ['withdrawn'] },
      [numberOf(hidden)]: { told: false, reasons: ['no_contact'] },
    });
  }, 60_000);

  it('4: a new version of the law is for whoever writes from then on: no dossier that was acknowledged changes', async () => {
    const before = await lawOf(early);
    expect(before).toMatchObject({ legal: { regime: 'SVR', silenceMonths: 2 }, tacit_on: '2027-04-27' });
    const { legal } = (await hall.app.get(Towns).byId(hall.saintAubin)).demarches.get(room)!;
    const versions = {
      legal: { ...legal, valid_to: '2027-03-01' },
      legal_versions: [{ ...legal, regime: 'SVA', silence: 'P4M', valid_from: '2027-03-02' }],
    };
    await asOwner(hall, `UPDATE demarche SET configuration = configuration || $1 WHERE town_id = $2 AND id = $3`, [
      versions,
      hall.saintAubin,
      room,
    ]);
    await asOwner(hall, 'UPDATE town SET applied_at = clock_timestamp() WHERE id = $1', [hall.saintAubin]);
    await inForce(({ demarches }) => demarches.get(room)!.legal_versions !== undefined);
    const late = await mailed('lise.aubert@courriel.example');
    expect(await lawOf(late)).toMatchObject({ legal: { regime: 'SVA', silenceMonths: 4 }, tacit_on: '2027-07-02' });
    expect(await lawOf(early)).toEqual(before);
    expect((await api('GET', `dossiers/${early.dossiers[0]!.number}`)).body.legalClock).toMatchObject({
      effect: 'rejection',
      on: '2027-04-27',
      announced: '2027-04-27',
    });
  }, 60_000);

  /** Where contacts, dossiers, work and words owed are listed. */
  function lists({ role }: TestRole): string[] {
    const all = [
      'contacts',
      'to-qualify',
      'to-read',
      'quarantine',
      'dossiers',
      'tasks?view=queue',
      'usagers?q=example',
    ];
    return role === 'operator' ? all : [...all, 'debts'];
  }

  /** What was applied is seen within the half-minute. */
  async function inForce(isSeen: (town: Town) => boolean): Promise<void> {
    hall.clock.set(new Date(hall.clock.now().getTime() + 60_000));
    await eventually(async () => expect(isSeen(await hall.app.get(Towns).byId(hall.saintAubin))).toBe(true));
  }

  async function mailed(
    from: string,
    { text = asked, subject = 'location de la salle municipale', demarche = room, at = '' } = {},
  ): Promise<Followed> {
    await town.mail({ from, subject, text: `Bonjour,\n\n${text}` }, at === '' ? hall.clock.now() : new Date(at));
    return routed(({ sender }) => sender.email === from, demarche);
  }

  async function called(demarche: string, words: string, from: { from: string } | { withheld: true }) {
    const { callSid } = await hall.carrier.ring({ to: '+33465711000', says: [words], ...from });
    return routed(({ source_key }) => source_key === callSid, demarche);
  }

  /** Whatever the classifier was sure of, a person says the démarche where it was not. */
  async function routed(fits: (contact: ContactRow) => boolean, demarche: string): Promise<Followed> {
    const first = await town.followed(fits, ['told', 'to-qualify']);
    if (first.contact.state === 'told') return first;
    const said = await api('POST', `contacts/${first.contact.id}/qualification`, { demarche });
    expect(said.status).toBe(204);
    return town.followed(({ id }) => id === first.contact.id);
  }

  async function endOf({ dossiers }: Followed): Promise<string> {
    const sql = `SELECT state || ' ' || closing_reason AS ending FROM dossier WHERE id = $1`;
    return (await town.rows<{ ending: string }>(sql, [dossiers[0]!.id]))[0]!.ending;
  }

  async function lawOf({ dossiers }: Followed): Promise<object> {
    const sql = `SELECT legal, tacit_on::text, tacit_announced::text, target_date::text,
      ARRAY (SELECT sha256 FROM message WHERE dossier_id = dossier.id ORDER BY key) AS said FROM dossier WHERE id = $1`;
    return (await town.rows<object>(sql, [dossiers[0]!.id]))[0]!;
  }

  /** As a person in front of the console, who has a name, and not as a key. */
  async function signedIn({ login, password }: { login: string; password: string }) {
    const headers = { 'content-type': 'application/json', origin: 'http://mairie.example' };
    const post = (url: string, body: object, more = {}) =>
      fetch(`${hall.url}/api/${url}`, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });
    const session = await post('session', { login, password });
    const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!;
    return async (path: string, body: object = {}) => (await post(`towns/${slug}/${path}`, body, { cookie })).status;
  }
});

const date =
  /\b(?:1er|\d{1,2}) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4}/g;

function datesIn(text: string): string[] {
  return text.match(date) ?? [];
}
