import type { SenderIdentity } from '../../src/dossiers/arrival.js';
import { withTowns } from '../support/database.js';
import { recognise, recognisedContact } from '../support/usagers.js';

const address = ['12 rue des Tanneries', '42998 Saint-Aubin-sur-Gier'];

describe('who a contact comes from', () => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  beforeAll(async () => {
    fresh = await withTowns();
  });
  afterAll(() => fresh.drop());

  const rows = <Row>(sql: string, parameters: unknown[] = []) =>
    fresh.database.inTown(fresh.saintAubin, (tx) => tx.query<Row>(sql, parameters));
  const arrives = (sender: SenderIdentity, columns = {}, town = fresh.saintAubin) =>
    fresh.database.inTown(town, (tx) => recognisedContact(tx, sender, columns));
  const number = (() => {
    let last = 100;
    return () => `+33639980${(last += 1)}`;
  })();
  const matches = (contactId: string) =>
    rows<{ usager_id: string; grade: string; reasons: string[] }>(
      'SELECT usager_id, grade, reasons FROM usager_match WHERE contact_id = $1 ORDER BY created_at, usager_id',
      [contactId],
    );

  it('one person by telephone, then by mail with the number, then by mail alone, is one usager', async () => {
    const phone = number();
    const email = `${phone.slice(1)}@courriel.example`;
    const first = await arrives({ name: 'Jeanne Fontaine', phone });
    const second = await arrives({ name: 'FONTAINE Jeanne', phone, email });
    const third = await arrives({ name: 'Jeanne Fontaine', email });
    expect([second.usagerId, third.usagerId]).toEqual([first.usagerId, first.usagerId]);
    expect(await matches(third.contactId)).toEqual([
      { usager_id: first.usagerId, grade: 'certain', reasons: ['même adresse électronique et même nom'] },
    ]);
    const names = await rows('SELECT name FROM usager_name WHERE usager_id = $1 ORDER BY name', [first.usagerId]);
    expect(names).toEqual([{ name: 'FONTAINE Jeanne' }, { name: 'Jeanne Fontaine' }]);
  });

  it('two spouses with one mobile are two; who says no name goes to neither, and both are offered', async () => {
    const phone = number();
    const jeanne = await arrives({ name: 'Jeanne Martin', phone });
    const paul = await arrives({ name: 'Paul Martin', phone });
    expect(paul.usagerId).not.toBe(jeanne.usagerId);
    expect(await matches(paul.contactId)).toMatchObject([{ usager_id: jeanne.usagerId, grade: 'likely' }]);
    const unnamed = await arrives({ phone });
    expect(unnamed.usagerId).toBeNull();
    expect((await matches(unnamed.contactId)).map(({ usager_id }) => usager_id).sort()).toEqual(
      [jeanne.usagerId, paul.usagerId].sort(),
    );
  });

  it('a letter is known by its address, whose name was misread', async () => {
    const postalAddress = [...address.slice(0, 1), '42998 Saint-Aubin'];
    const first = await arrives({ name: 'Bernard Clavel', postalAddress }, { channel: 'letter' });
    const second = await arrives({ name: 'CLAVEL Bemard', postalAddress }, { channel: 'letter' });
    const wife = await arrives({ name: 'Lise Clavel', postalAddress }, { channel: 'letter' });
    expect(second.usagerId).toBe(first.usagerId);
    expect(wife.usagerId).not.toBe(first.usagerId);
  });

  it('a withheld number is nobody, and another town knows nobody of this one (J20, DP-02)', async () => {
    const phone = number();
    await arrives({ name: 'Jeanne Fontaine', phone });
    expect((await arrives({})).usagerId).toBeNull();
    expect((await arrives({ name: 'Jeanne Fontaine' })).usagerId).toBeNull();
    const [found] = await fresh.database.inTown(fresh.grandval, async (tx) => {
      const { contactId } = await recognisedContact(tx, { name: 'Jeanne Fontaine', phone });
      return tx.query<{ count: number }>('SELECT count(*)::int FROM usager_match WHERE contact_id = $1', [contactId]);
    });
    expect(found).toEqual({ count: 0 });
  });

  it('ten contacts of somebody new at the same moment make one usager', async () => {
    const phone = number();
    const all = await Promise.all(Array.from({ length: 10 }, () => arrives({ name: 'Hugo Petit', phone })));
    expect(new Set(all.map(({ usagerId }) => usagerId)).size).toBe(1);
  });

  it('recognised twice, a contact has the same usager and nothing is written twice', async () => {
    const phone = number();
    const first = await arrives({ name: 'Rose Vidal', phone });
    const again = await fresh.database.inTown(fresh.saintAubin, (tx) => recognise(tx, first.contactId));
    expect(again.usagerId).toBe(first.usagerId);
    const [count] = await rows(`SELECT count(*)::int FROM identity WHERE value = $1`, [phone]);
    expect(count).toEqual({ count: 1 });
  });
});
