import { createAccount, createKey, grantIn, joinTown, listAccounts, type Role } from '../../src/access/index.js';
import { withTowns } from '../support/database.js';
import { asOwner } from '../support/record.js';

const town = 'saint-aubin-sur-gier';

describe('an account', () => {
  let fresh: Awaited<ReturnType<typeof withTowns>>;
  beforeAll(async () => {
    fresh = await withTowns();
    await create('claire');
  });
  afterAll(() => fresh.drop());

  const grant = (role: Role = 'operator', service: string | null = null, slug = town) =>
    grantIn(fresh.database, slug, role, service);
  const create = async (login: string, password = 'un train peut en cacher un autre', given = grant()) =>
    createAccount(fresh.database, { login, name: 'Claire Aubry', password }, await given);
  const logins = async () => (await listAccounts(fresh.database)).map(({ login }) => login);

  it('is not made when its login is taken, capitals or not', async () => {
    await expect(create('claire')).rejects.toThrow('the login claire is taken');
    await expect(create('Claire')).rejects.toThrow('the login claire is taken');
  });

  it.each(['a', 'a b', 'clé', '-marc', 'x'.repeat(65), ''])('is not made with the login %p', async (login) => {
    await expect(create(login)).rejects.toThrow('a login is 2 to 64');
  });

  it('is not made with a password that is guessed too soon, or too long to be one', async () => {
    await expect(create('marc', 'onze lettre')).rejects.toThrow('a password has 12 to 200 characters');
    await expect(create('marc', 'x'.repeat(201))).rejects.toThrow('a password has 12 to 200 characters');
  });

  it('is not made in part: what its role or its town refuses leaves nothing behind', async () => {
    const password = 'un train peut en cacher un autre';
    await expect(create('marc', password, grant('agent'))).rejects.toThrow('an agent belongs to a service');
    await expect(create('marc', password, grant('agent', 'astronomie'))).rejects.toThrow(
      'the town has no service astronomie',
    );
    await expect(create('marc', password, grant('operator', null, 'nulle-part'))).rejects.toThrow(
      'there is no town nulle-part',
    );
    expect(await logins()).toEqual(['claire']);
  });

  it('changes its role in a town when it joins it again', async () => {
    await joinTown(fresh.database, 'claire', await grant('agent', 'etat-civil'));
    const [claire] = await listAccounts(fresh.database);
    expect(claire!.towns).toEqual([{ slug: town, role: 'agent', serviceId: 'etat-civil' }]);
    await expect(joinTown(fresh.database, 'personne', await grant())).rejects.toThrow(
      'no account has the login personne',
    );
  });

  it('and a key have no role outside the closed list, and an agent a service, even for the owner of the database', async () => {
    const { id } = await createKey(fresh.database, 'essai', await grant());
    for (const change of [`role = 'maire'`, `role = 'agent'`, `service_id = 'etat-civil'`]) {
      await expect(asOwner(fresh, `UPDATE api_key SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
        /check constraint/,
      );
    }
    await expect(asOwner(fresh, `UPDATE membership SET role = 'maire'`)).rejects.toThrow(/check constraint/);
  });

  it('a key without a label is not made: nobody could tell what it signs', async () => {
    await expect(createKey(fresh.database, ' ', await grant())).rejects.toThrow('give it a label');
  });
});
