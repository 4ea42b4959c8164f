import type { SenderIdentity } from '../../src/dossiers/arrival.js';
import type { TestRole } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { recognisedContact } from '../support/usagers.js';

const ccas: TestRole = { role: 'agent', serviceId: 'ccas' };

describe('the usagers of a town hall', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  const arrives = (sender: SenderIdentity, columns = {}) =>
    app.database.inTown(app.saintAubin, (tx) => recognisedContact(tx, sender, columns));
  const dossierOf = ({ contactId, usagerId }: { contactId: string; usagerId: string | null }, more = {}) =>
    app.dossier(contactId, { usagerId, ...more });
  const page = async (id: string | null, as: TestRole = {}) => (await app.ask('GET', `usagers/${id}`, as)).body;
  const find = async (q: string, as: TestRole = {}) =>
    (await app.ask('GET', `usagers?q=${encodeURIComponent(q)}`, as)).body as { id: string; name: string | null }[];
  const kinds = async (number: string, as: TestRole = {}) =>
    ((await app.ask('GET', `dossiers/${number}`, as)).body.timeline as { kind: string }[]).map(({ kind }) => kind);
  let last = 100;
  const phone = () => `+33639981${(last += 1)}`;

  /** Two files that are in truth one person: a call, then a letter. */
  const twoFiles = async (name = 'Inès Aubert') => {
    const number = phone();
    const call = await arrives({ name, phone: number }, { channel: 'call' });
    const mail = await arrives({ name, email: `${number.slice(1)}@courriel.example` });
    return { call, mail, number, dossiers: [await dossierOf(call), await dossierOf(mail)] as [string, string] };
  };

  it('are found by a part of what a caller says', async () => {
    const contact = await arrives({
      name: 'Zoé Lagarde',
      phone: '+33465719988',
      email: 'zoe.lagarde@courriel.example',
      postalAddress: ['7 impasse du Moulin', '42998 Saint-Aubin-sur-Gier'],
    });
    const number = await dossierOf(contact);
    for (const typed of [
      '04 65 71 99',
      '719988',
      'zoe.lag',
      'lagarde zoé',
      'LAGARDE moulin',
      number,
      number.toLowerCase(),
      number.slice(-6),
    ])
      expect({ typed, found: (await find(typed)).map(({ id }) => id) }).toEqual({ typed, found: [contact.usagerId] });
    expect(await find('personne de ce nom')).toEqual([]);
    expect((await find('moulin'))[0]).toMatchObject({ name: 'Zoé Lagarde', openDossiers: 1 });
    expect((await app.ask('GET', 'usagers?q=z')).status).toBe(422);
    expect((await app.ask('GET', `usagers/${contact.usagerId}`, { town: 'grandval' })).status).toBe(404);
  });

  it('show their open dossiers first, what is missing, and who may be the same', async () => {
    const { call, mail, number } = await twoFiles('Ali Benali');
    expect((await page(call.usagerId)).doubles).toEqual([]);
    const both = await arrives({ name: 'A. Benali', phone: number, email: `${number.slice(1)}@courriel.example` });
    expect(both.usagerId).toBe(call.usagerId);
    const seen = await page(call.usagerId);
    expect(seen).toMatchObject({ name: 'Ali Benali', missing: ['postal'], openDossiers: 1 });
    expect(seen.doubles).toMatchObject([
      { usager: { id: mail.usagerId }, reasons: ['même adresse électronique et même nom'] },
    ]);
    const { status } = await app.ask('POST', `usagers/${call.usagerId}/distinctions`, {}, { other: mail.usagerId });
    expect(status).toBe(204);
    expect((await page(mail.usagerId)).doubles).toEqual([]);
  });

  it('show nothing of a danger in the list of what came from them (J22)', async () => {
    const { contactId, usagerId } = await arrives(
      { name: 'Noé Bastide', phone: phone() },
      { subject: 'je vais en finir' },
    );
    await app.rows(
      `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, alerts)
       VALUES ($1, gen_random_uuid(), $2, 'auto', 'aiguillage', '[{"alert": "suicide", "level": "emergency", "numbers": ["3114"]}]')`,
      [app.saintAubin, contactId],
    );
    expect((await page(usagerId)).contacts).toMatchObject([{ id: contactId, subject: null }]);
    expect((await app.ask('GET', `contacts/${contactId}`)).body.subject).toBe('je vais en finir');
  });

  it('are merged in one action, on the timeline of each dossier, and separated again to what they were', async () => {
    const { call, mail, number, dossiers } = await twoFiles('Luc Marchand');
    const before = [await page(call.usagerId), await page(mail.usagerId)];
    expect((await app.ask('POST', `usagers/${call.usagerId}/merges`, {}, { other: mail.usagerId })).status).toBe(204);
    const merged = await page(mail.usagerId);
    expect(merged).toMatchObject({ id: call.usagerId, openDossiers: 2 });
    expect(merged.identities).toHaveLength(2);
    for (const each of dossiers) expect(await kinds(each)).toEqual(['opened', 'usager-merged']);
    expect((await app.ask('POST', `usagers/${call.usagerId}/merges`, {}, { other: mail.usagerId })).status).toBe(409);

    const later = await arrives({ name: 'Luc Marchand', email: `${number.slice(1)}@courriel.example` });
    expect((await page(call.usagerId)).contacts).toHaveLength(3);
    const [change] = merged.changes;
    expect(change).toMatchObject({ kind: 'merge', actor: 'clé essai operator', name: 'Luc Marchand' });
    const undoing = `usagers/${call.usagerId}/changes/${change.id}/undoing`;
    expect((await app.ask('POST', undoing)).status).toBe(204);
    const after = [await page(call.usagerId), await page(mail.usagerId)];
    expect(after[0]).toEqual(before[0]);
    // What came in the meantime went where it would have gone.
    expect(after[1].contacts.map(({ id }: { id: string }) => id)).toEqual(
      [later.contactId, mail.contactId].sort().reverse(),
    );
    expect(after[1].identities).toEqual(before[1].identities);
    for (const each of dossiers) expect(await kinds(each)).toEqual(['opened', 'usager-merged', 'usager-separated']);
    expect((await app.ask('POST', undoing)).status).toBe(409);
  });

  it('come apart in whatever order they were put together', async () => {
    const files = [];
    for (let each = 0; each < 4; each += 1)
      files.push((await arrives({ name: 'Hugo Petit', phone: phone() })).usagerId!);
    const [a, b, c, d] = files as [string, string, string, string];
    const before = await Promise.all(files.map((id) => page(id)));
    await app.ask('POST', `usagers/${a}/merges`, {}, { other: b });
    await app.ask('POST', `usagers/${c}/merges`, {}, { other: a });
    await app.ask('POST', `usagers/${d}/merges`, {}, { other: b });
    const whole = await page(b);
    expect([whole.id, whole.identities.length, whole.changes.length]).toEqual([d, 4, 3]);
    for (const { id } of whole.changes.toReversed())
      expect((await app.ask('POST', `usagers/${d}/changes/${id}/undoing`)).status).toBe(204);
    expect(await Promise.all(files.map((id) => page(id)))).toEqual(before);
  });

  it('of two people who merge at the same moment, one is told that it is done', async () => {
    const { call, mail } = await twoFiles('Rose Vidal');
    const answers = await Promise.all([
      app.ask('POST', `usagers/${call.usagerId}/merges`, {}, { other: mail.usagerId }),
      app.ask('POST', `usagers/${mail.usagerId}/merges`, {}, { other: call.usagerId }),
      app.ask('POST', `usagers/${call.usagerId}/merges`, {}, { other: mail.usagerId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect((await page(call.usagerId)).changes).toHaveLength(1);
  });

  it('merged while their contacts arrive, lose none', async () => {
    const { call, mail, number } = await twoFiles('Karim Haddad');
    const sent = Array.from({ length: 8 }, () => arrives({ name: 'Karim Haddad', phone: number }));
    const merge = app.ask('POST', `usagers/${mail.usagerId}/merges`, {}, { other: call.usagerId });
    const more = Array.from({ length: 8 }, () => arrives({ name: 'Karim Haddad', phone: number }));
    expect((await merge).status).toBe(204);
    const arrived = await Promise.all([...sent, ...more]);
    expect(new Set(arrived.map(({ usagerId }) => usagerId))).toEqual(new Set([call.usagerId]));
    expect((await page(mail.usagerId)).contacts).toHaveLength(18);
  });

  it('two people in one file are separated by their contacts, and put together again', async () => {
    const number = phone();
    const mother = await arrives({ name: 'Mme Garcia', phone: number }, { channel: 'call' });
    const daughter = await arrives({ phone: number, email: 'lea.garcia@courriel.example' });
    expect(daughter.usagerId).toBe(mother.usagerId);
    const dossiers = [await dossierOf(mother), await dossierOf(daughter)];
    const before = await page(mother.usagerId);
    const split = await app.ask('POST', `usagers/${mother.usagerId}/splits`, {}, { contacts: [daughter.contactId] });
    expect(split.status).toBe(204);
    const left = await page(mother.usagerId);
    expect(left.identities.map(({ kind }: { kind: string }) => kind)).toEqual(['phone']);
    expect(left.contacts).toHaveLength(1);
    expect(left.doubles).toEqual([]);
    const other = (await find('lea.garcia'))[0]!.id;
    const taken = await page(other);
    expect(taken.identities).toHaveLength(2);
    expect(taken.dossiers).toMatchObject([{ number: dossiers[1] }]);
    expect(await kinds(dossiers[0]!)).toEqual(['opened', 'usager-split']);
    expect(await kinds(dossiers[1]!)).toEqual(['opened', 'usager-split']);

    const later = await arrives({ name: 'Léa Garcia', email: 'lea.garcia@courriel.example' });
    const [change] = left.changes;
    expect((await app.ask('POST', `usagers/${mother.usagerId}/changes/${change.id}/undoing`)).status).toBe(204);
    const after = await page(mother.usagerId);
    expect(after.identities).toEqual(before.identities);
    expect(after.dossiers).toEqual(before.dossiers);
    expect(after.contacts.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([mother.contactId, daughter.contactId]),
    );
    expect(later.usagerId).not.toBeNull();
  });

  it('what was separated goes back to whom it came from, in whatever order things are taken back', async () => {
    const { call, mail, number } = await twoFiles('Anna Lopez');
    const stranger = await arrives({ phone: number, email: 'tim.lopez@courriel.example' }, { channel: 'call' });
    expect(stranger.usagerId).toBe(call.usagerId);
    await dossierOf(stranger);
    const before = [await page(call.usagerId), await page(mail.usagerId)];
    await app.ask('POST', `usagers/${mail.usagerId}/merges`, {}, { other: call.usagerId });
    await app.ask('POST', `usagers/${mail.usagerId}/splits`, {}, { contacts: [stranger.contactId] });
    const other = (await find('tim.lopez'))[0]!.id;
    const undo = async (kind: string) => {
      const { changes } = await page(mail.usagerId);
      const { id } = changes.find((change: { kind: string }) => change.kind === kind);
      return (await app.ask('POST', `usagers/${mail.usagerId}/changes/${id}/undoing`)).status;
    };
    expect([await undo('merge'), await undo('split')]).toEqual([204, 204]);
    const known = ({ identities, contacts, dossiers }: Record<string, { id: string; number: string }[]>) => ({
      identities,
      contacts: contacts!.map(({ id }) => id),
      dossiers: dossiers!.map((dossier) => dossier.number),
    });
    expect(known(await page(call.usagerId))).toEqual(known(before[0]));
    expect(known(await page(mail.usagerId))).toEqual(known(before[1]));
    // Whoever was on the page of the one separated is led to whom they are now.
    expect((await page(other)).id).toBe(call.usagerId);
  });

  it('a separation that something else builds upon is not taken back before it', async () => {
    const number = phone();
    const one = await arrives({ name: 'Rachid Amar', phone: number });
    const two = await arrives({ phone: number, email: `${number.slice(1)}@courriel.example` });
    const third = await arrives({ name: 'Rachid Amar', phone: phone() });
    await app.ask('POST', `usagers/${one.usagerId}/splits`, {}, { contacts: [two.contactId] });
    const other = (await find(`${number.slice(1)}@`))[0]!.id;
    await app.ask('POST', `usagers/${third.usagerId}/merges`, {}, { other });
    const { changes } = await page(one.usagerId);
    const refused = await app.ask('POST', `usagers/${one.usagerId}/changes/${changes[0].id}/undoing`);
    expect(refused).toMatchObject({ status: 409, body: { message: expect.stringContaining('annulez-le d’abord') } });
    expect((await page(other)).id).toBe(third.usagerId);
    const [merge] = (await page(third.usagerId)).changes;
    expect((await app.ask('POST', `usagers/${third.usagerId}/changes/${merge.id}/undoing`)).status).toBe(204);
    expect((await app.ask('POST', `usagers/${one.usagerId}/changes/${changes[0].id}/undoing`)).status).toBe(204);
    expect((await page(one.usagerId)).contacts).toHaveLength(2);
  });

  it('an address that is somebody else’s leaves with what came by it; something stays on both sides', async () => {
    const number = phone();
    const email = `${number.slice(1)}@courriel.example`;
    const one = await arrives({ name: 'Paul Roche', phone: number });
    const two = await arrives({ name: 'Paul Roche', phone: number, email });
    const split = (body: object) => app.ask('POST', `usagers/${one.usagerId}/splits`, {}, body);
    expect((await split({ contacts: [one.contactId, two.contactId] })).status).toBe(409);
    expect((await split({ contacts: [(await arrives({})).contactId] })).status).toBe(404);
    expect((await split({ contacts: [] })).status).toBe(422);
    expect((await split({ identities: [{ kind: 'email', value: email }] })).status).toBe(204);
    expect((await page(one.usagerId)).contacts).toMatchObject([{ id: one.contactId }]);
    expect((await find(email))[0]).toMatchObject({ name: 'Paul Roche' });
  });

  describe('offered to a person', () => {
    const whoIs = async (id: string, as: TestRole = {}) => (await app.ask('GET', `contacts/${id}/usager`, as)).body;

    it('are accepted in one action, which joins the two files and can be taken back', async () => {
      const number = phone();
      const known = await arrives({ name: 'Jeanne Martin', phone: number });
      const married = await arrives({ name: 'Jeanne Dupont', phone: number });
      const asked = await whoIs(married.contactId);
      expect(asked.likely).toMatchObject([
        {
          usager: { id: known.usagerId },
          reasons: [expect.stringContaining('même mobile, mais un autre nom'), expect.any(String)],
        },
      ]);
      const accept = () => app.ask('POST', `contacts/${married.contactId}/usager`, {}, { usager: known.usagerId });
      expect((await accept()).status).toBe(204);
      expect((await accept()).status).toBe(409);
      expect(await whoIs(married.contactId)).toMatchObject({
        usager: { id: known.usagerId, name: 'Jeanne Martin' },
        likely: [],
      });
      const { changes, otherNames } = await page(known.usagerId);
      expect(otherNames).toEqual(['Jeanne Dupont']);
      await app.ask('POST', `usagers/${known.usagerId}/changes/${changes[0].id}/undoing`);
      expect((await whoIs(married.contactId)).usager).toMatchObject({ id: married.usagerId });
    });

    it('are refused once, and not offered again', async () => {
      const number = phone();
      const known = await arrives({ name: 'Jeanne Martin', phone: number });
      const spouse = await arrives({ name: 'Paul Martin', phone: number });
      expect((await page(spouse.usagerId)).doubles).toHaveLength(1);
      const refuse = () =>
        app.ask('POST', `contacts/${spouse.contactId}/usager/refusals`, {}, { usager: known.usagerId });
      expect([(await refuse()).status, (await refuse()).status]).toEqual([204, 204]);
      expect((await whoIs(spouse.contactId)).likely).toEqual([]);
      expect((await page(spouse.usagerId)).doubles).toEqual([]);
      expect((await page(known.usagerId)).doubles).toEqual([]);
      const later = await arrives({ name: 'Paul Martin', phone: number });
      expect(later.usagerId).toBe(spouse.usagerId);
      expect((await whoIs(later.contactId)).likely).toEqual([]);
    });

    it('a caller whose number was withheld is whom they say, and their dossier follows', async () => {
      const known = await arrives({ name: 'Lise Morel', phone: phone() });
      const withheld = await arrives({}, { channel: 'call' });
      const number = await dossierOf(withheld);
      await app.ask('POST', `contacts/${withheld.contactId}/usager`, {}, { usager: known.usagerId });
      const seen = await page(known.usagerId);
      expect(seen.dossiers).toMatchObject([{ number }]);
      expect(await kinds(number)).toEqual(['opened', 'usager-recognised']);
      await app.ask('POST', `usagers/${known.usagerId}/changes/${seen.changes[0].id}/undoing`);
      expect(await whoIs(withheld.contactId)).toMatchObject({ usager: null });
      expect((await page(known.usagerId)).dossiers).toEqual([]);
    });

    it('a contact that was taken for somebody else’s is given to whom it is, alone', async () => {
      const number = phone();
      const known = await arrives({ name: 'Lise Morel', phone: number });
      const unnamed = await arrives({ phone: number });
      const other = await arrives({ name: 'Tom Girard', phone: phone() });
      expect(unnamed.usagerId).toBe(known.usagerId);
      await app.ask('POST', `contacts/${unnamed.contactId}/usager`, {}, { usager: other.usagerId });
      expect((await whoIs(unnamed.contactId)).usager.id).toBe(other.usagerId);
      expect((await page(known.usagerId)).contacts).toHaveLength(1);
    });

    it('what was learnt from that contact alone goes with it, and comes back with it', async () => {
      const number = phone();
      const known = await arrives({ name: 'Lise Morel', phone: number });
      const email = `${number.slice(1)}@courriel.example`;
      const taken = await arrives({ phone: number, email });
      const other = await arrives({ name: 'Tom Girard', phone: phone() });
      const before = await page(known.usagerId);
      expect(before.identities).toHaveLength(2);
      const accept = await app.ask('POST', `contacts/${taken.contactId}/usager`, {}, { usager: other.usagerId });
      expect(accept.status).toBe(204);
      expect((await page(known.usagerId)).identities).toMatchObject([{ kind: 'phone' }]);
      expect((await find(email)).map(({ id }) => id)).toEqual([other.usagerId]);
      const { changes } = await page(other.usagerId);
      await app.ask('POST', `usagers/${other.usagerId}/changes/${changes[0].id}/undoing`);
      expect((await page(known.usagerId)).identities).toEqual(before.identities);
      expect((await page(other.usagerId)).identities).toHaveLength(1);
    });

    it('a file that had this contact alone is known by nothing any more, until it is taken back', async () => {
      const number = phone();
      const alone = await arrives({ name: 'Luce Brun', phone: number });
      const other = await arrives({ name: 'Tom Girard', phone: phone() });
      await app.ask('POST', `contacts/${alone.contactId}/usager`, {}, { usager: other.usagerId });
      expect((await app.ask('GET', `usagers/${alone.usagerId}`)).status).toBe(404);
      const later = await arrives({ name: 'Luce Brun', phone: number });
      expect(later.usagerId).toBe(other.usagerId);
      const { changes } = await page(other.usagerId);
      await app.ask('POST', `usagers/${other.usagerId}/changes/${changes[0].id}/undoing`);
      expect(await page(alone.usagerId)).toMatchObject({ name: 'Luce Brun', identities: [{ value: number }] });
    });

    it.each([
      ['offered to two usagers', true],
      ['of nobody known', false],
    ])('a contact %s is the one’s who is said first; the other is told so', async (_, hasNumber) => {
      const number = phone();
      const one = await arrives({ name: 'Ada Blanc', phone: number });
      const two = await arrives({ name: 'Zélie Noir', phone: number });
      const contact = await arrives({ name: 'Max Vert', ...(hasNumber && { phone: number }) }, { channel: 'call' });
      const before = [await page(one.usagerId), await page(two.usagerId)];
      const accept = (usager: string | null) => app.ask('POST', `contacts/${contact.contactId}/usager`, {}, { usager });
      const answers = await Promise.all([accept(one.usagerId), accept(two.usagerId)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      const won = answers[0].status === 204 ? 0 : 1;
      const [winner, loser] = won === 0 ? [one, two] : [two, one];
      expect((await whoIs(contact.contactId)).usager.id).toBe(winner.usagerId);
      expect((await page(loser.usagerId)).identities).toEqual(before[1 - won].identities);
      expect((await page(loser.usagerId)).otherNames).toEqual([]);
      const again = await accept(loser.usagerId);
      expect(again).toMatchObject({ status: 409, body: { message: expect.stringContaining('annulez d’abord') } });
      // The way to change one’s mind.
      const [change] = (await page(winner.usagerId)).changes;
      await app.ask('POST', `usagers/${winner.usagerId}/changes/${change.id}/undoing`);
      expect((await page(winner.usagerId)).otherNames).toEqual([]);
      expect((await accept(loser.usagerId)).status).toBe(204);
      expect((await page(loser.usagerId)).otherNames).toEqual(['Max Vert']);
    });
  });

  describe('of a confidential service', () => {
    it('who may not read a dossier does not learn of it by its usager', async () => {
      const number = phone();
      const open = await arrives({ name: 'Nadia Saïdi', phone: number });
      const secret = await arrives({ name: 'Nadia Saïdi', phone: number }, { service_id: 'ccas' });
      const hidden = await dossierOf(secret, { serviceId: 'ccas', confidential: true });
      const asOperator = await page(open.usagerId);
      expect(asOperator.dossiers).toEqual([]);
      expect(asOperator.contacts).toMatchObject([{ id: open.contactId }]);
      expect((await page(open.usagerId, ccas)).dossiers).toMatchObject([{ number: hidden }]);
      expect(await find(hidden)).toEqual([]);
      expect(await find(hidden, ccas)).toMatchObject([{ id: open.usagerId }]);
      const split = await app.ask('POST', `usagers/${open.usagerId}/splits`, {}, { contacts: [secret.contactId] });
      expect(split.status).toBe(404);
      expect((await app.ask('GET', `contacts/${secret.contactId}/usager`)).status).toBe(403);

      const double = await arrives({ name: 'Nadia Saïdi', phone: phone() });
      await app.ask('POST', `usagers/${open.usagerId}/merges`, {}, { other: double.usagerId });
      expect(await kinds(hidden)).toEqual(['opened']);
      expect(await kinds(hidden, ccas)).toEqual(['opened', 'usager-merged']);
    });

    it('who is known to that service alone is known to nobody else', async () => {
      const secret = await arrives({ name: 'Yann Kermadec', phone: phone() }, { service_id: 'ccas' });
      await dossierOf(secret, { serviceId: 'ccas', confidential: true });
      const other = await arrives({ name: 'Yann Kermadec', phone: phone() });
      expect((await find('kermadec')).map(({ id }) => id)).toEqual([other.usagerId]);
      expect((await app.ask('GET', `usagers/${secret.usagerId}`)).status).toBe(404);
      const merge = await app.ask('POST', `usagers/${other.usagerId}/merges`, {}, { other: secret.usagerId });
      expect(merge.status).toBe(404);
      expect(await find('kermadec', ccas)).toHaveLength(2);
    });
  });
});
