import type { SenderIdentity } from '../../src/dossiers/arrival.js';
import type { TestRole } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { recognisedContact } from '../support/usagers.js';

const ccas: TestRole = { role: 'agent', serviceId: 'ccas' };
const readers: TestRole[] = [
  {},
  { role: 'supervisor' },
  { role: 'admin' },
  { role: 'agent', serviceId: 'voirie-proprete' },
];

describe('what a confidential service alone was told of a usager', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  const arrives = (sender: SenderIdentity, columns = {}) =>
    app.database.inTown(app.saintAubin, (tx) => recognisedContact(tx, sender, columns));
  const toldToCcas = async (sender: SenderIdentity) => {
    const contact = await arrives(sender, { service_id: 'ccas' });
    const number = await app.dossier(contact.contactId, {
      usagerId: contact.usagerId,
      serviceId: 'ccas',
      confidential: true,
    });
    return { ...contact, number };
  };
  const get = async (path: string, as: TestRole = {}) => (await app.ask('GET', path, as)).body;
  const found = async (q: string, as: TestRole = {}) =>
    ((await get(`usagers?q=${encodeURIComponent(q)}`, as)) as { id: string }[]).map(({ id }) => id);
  let last = 100;
  const phone = () => `+33639985${(last += 1)}`;

  /** Open to all under one name and number; known to the CCAS by more. */
  const known = async (name: string, secret: SenderIdentity) => {
    const number = phone();
    const open = await arrives({ name, phone: number });
    const hidden = await toldToCcas({ name, phone: number, ...secret });
    expect(hidden.usagerId).toBe(open.usagerId);
    return { id: open.usagerId!, open, hidden, number };
  };
  const values = (page: { identities: { value: string }[] }) => page.identities.map(({ value }) => value);

  it('is on their page for that service, and for nobody else, whatever their rank', async () => {
    const secret = {
      email: 'refuge@courriel.example',
      postalAddress: ['3 rue du Refuge', '42998 Saint-Aubin-sur-Gier'],
    };
    const { id, number, hidden } = await known('Nadia Saïdi', { ...secret, name: 'Nadia Saïdi-Cachée' });
    for (const each of readers) {
      const text = JSON.stringify([await get(`usagers/${id}`, each), await get('usagers?q=saidi', each)]);
      expect(text).toContain(number);
      expect(text).not.toMatch(/refuge|cach/i);
    }
    const whole = await get(`usagers/${id}`, ccas);
    expect(values(whole)).toEqual(expect.arrayContaining([number, 'refuge@courriel.example']));
    expect(JSON.stringify(whole)).toMatch(/refuge.*Cachée/s);
    // Told by another way since, it is everybody's.
    await arrives({ name: 'Nadia Saïdi', phone: number, email: 'refuge@courriel.example' });
    expect(values(await get(`usagers/${id}`))).toEqual(expect.arrayContaining(['refuge@courriel.example']));
    expect(hidden.number).toBeTruthy();
  });

  it('does not find them, alone or beside what everybody knows', async () => {
    const second = phone();
    const { id } = await known('Yasmina Toumi', { name: 'Yasmina Toumi Discrète', email: 'abri@courriel.example' });
    await toldToCcas({ name: 'Yasmina Toumi', email: 'abri@courriel.example', phone: second });
    for (const q of ['discrete', 'abri@', 'toumi abri', second, second.slice(-6)]) {
      for (const each of readers) expect({ q, found: await found(q, each) }).toEqual({ q, found: [] });
      expect({ q, found: await found(q, ccas) }).toEqual({ q, found: [id] });
    }
    expect(await found('toumi')).toEqual([id]);
  });

  it('hides nobody behind those who may not be shown', async () => {
    const open = await arrives({ name: 'Odile Vauquelin', phone: phone() });
    for (let count = 0; count < 25; count += 1) await toldToCcas({ name: 'Odile Vauquelin', phone: phone() });
    expect(await found('vauquelin')).toEqual([open.usagerId]);
    expect(await found('vauquelin', ccas)).toHaveLength(20);
  });

  it('offers nobody as a double, from neither side', async () => {
    const shared = phone();
    const email = 'samir@courriel.example';
    const { usagerId: id } = await arrives({ name: 'Samir Belkacem', email });
    const one = await toldToCcas({ name: 'Samir Belkacem', phone: shared, email });
    expect(one.usagerId).toBe(id);
    const other = await arrives({ name: 'Karim Belkacem', phone: shared });
    expect(other.usagerId).not.toBe(one.usagerId);
    const doubles = async (of: string, as: TestRole) =>
      ((await get(`usagers/${of}`, as)).doubles as { usager: { id: string } }[]).map(({ usager }) => usager.id);
    for (const each of readers) {
      expect(await doubles(other.usagerId!, each)).toEqual([]);
      expect(await doubles(id!, each)).toEqual([]);
      expect((await get(`contacts/${other.contactId}/usager`, each)).likely).toEqual([]);
    }
    expect(await doubles(other.usagerId!, ccas)).toEqual([one.usagerId]);
    expect((await get(`contacts/${other.contactId}/usager`, ccas)).likely).toHaveLength(1);
  });

  it('is said by no reason: who is offered all the same is offered by what everybody knows', async () => {
    const email = 'lise.aubin@courriel.example';
    const number = phone();
    const open = await arrives({ name: 'Lise Aubin', phone: number, email });
    await toldToCcas({ name: 'Lise Aubin', phone: number, email, postalAddress: ['9 rue Basse', '42998 Saint-Aubin'] });
    const other = await arrives({
      name: 'Lise Morand',
      email,
      postalAddress: ['9 rue Basse', '42998 Saint-Aubin'],
    });
    expect(other.usagerId).not.toBe(open.usagerId);
    const reasons = async (as: TestRole) =>
      JSON.stringify((await get(`contacts/${other.contactId}/usager`, as)).likely[0].reasons);
    expect(await reasons(ccas)).toMatch(/adresse postale/);
    for (const each of readers) {
      expect(await reasons(each)).toMatch(/adresse électronique/);
      expect(await reasons(each)).not.toMatch(/postale/);
    }
  });

  it('is told by no merge, and only that service may undo it', async () => {
    const open = await arrives({ name: 'Rachid Amrani', phone: phone() });
    const hidden = await toldToCcas({ name: 'Rachid Secret', phone: phone() });
    const merge = await app.ask('POST', `usagers/${open.usagerId}/merges`, {}, { other: hidden.usagerId });
    expect(merge.status).toBe(404);
    await app.database.inTown(app.saintAubin, (tx) =>
      tx.query('UPDATE usager SET merged_into = $1 WHERE id = $2', [open.usagerId, hidden.usagerId]),
    );
    await app.rows(
      `INSERT INTO usager_change (town_id, id, kind, usager_id, other_id, actor, at) VALUES ($1, gen_random_uuid(), 'merge', $2, $3, 'ccas', now())`,
      [app.saintAubin, hidden.usagerId, open.usagerId],
    );
    const [change] = (await get(`usagers/${open.usagerId}`, ccas)).changes;
    expect(change).toMatchObject({ kind: 'merge', name: 'Rachid Secret' });
    expect(await get(`usagers/${open.usagerId}`)).toMatchObject({ name: 'Rachid Amrani', otherNames: [], changes: [] });
    expect(await found('amrani secret', ccas)).toEqual([open.usagerId]);
    expect(await found('amrani secret')).toEqual([]);
    expect((await app.ask('POST', `usagers/${open.usagerId}/changes/${change.id}/undoing`)).status).toBe(404);
    expect((await get(`usagers/${open.usagerId}`, ccas)).changes).toHaveLength(1);
  });

  it('cannot be separated by who may not know it, and leaves with what it came with', async () => {
    const { id, number } = await known('Hélène Prat', { email: 'prat@courriel.example' });
    const email = { kind: 'email', value: 'prat@courriel.example' };
    expect((await app.ask('POST', `usagers/${id}/splits`, {}, { identities: [email] })).status).toBe(404);
    await arrives({ name: 'Hélène Prat', phone: number, email: 'public@courriel.example' });
    await arrives({ name: 'Hélène Prat', email: 'public@courriel.example' });
    const named = { identities: [{ kind: 'phone', value: number }] };
    expect((await app.ask('POST', `usagers/${id}/splits`, {}, named)).status).toBe(204);
    expect(values(await get(`usagers/${id}`, ccas))).toEqual(['public@courriel.example']);
    const [taken] = await found('prat@', ccas);
    expect(taken).not.toBe(id);
    expect(values(await get(`usagers/${taken}`))).toEqual(expect.not.arrayContaining([email.value]));
    expect(await found('prat@')).toEqual([]);
  });

  it('stays hidden when its only contact was given to somebody else', async () => {
    const hidden = await toldToCcas({ name: 'Boris Lenoir', phone: phone() });
    const other = await arrives({ name: 'Boris Leblanc', phone: phone() });
    const given = await app.ask('POST', `contacts/${hidden.contactId}/usager`, ccas, { usager: other.usagerId });
    expect(given.status).toBe(204);
    for (const each of readers) {
      expect(await found('lenoir', each)).toEqual([]);
      expect((await app.ask('GET', `usagers/${hidden.usagerId}`, each)).status).toBe(404);
    }
  });

  it('is known to whoever has a dossier of their own from the same contact', async () => {
    const both = await arrives({ name: 'Inès Tavernier', phone: phone() }, { channel: 'counter' });
    await app.dossier(both.contactId, { usagerId: both.usagerId, serviceId: 'ccas', confidential: true });
    await app.dossier(both.contactId, { usagerId: both.usagerId });
    const voirie = { role: 'agent' as const, serviceId: 'voirie-proprete' };
    expect(await get(`usagers/${both.usagerId}`, voirie)).toMatchObject({ name: 'Inès Tavernier', contacts: [] });
  });
});
