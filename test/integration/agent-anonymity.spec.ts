import { createAccount, grantIn, setAgentCode } from '../../src/access/index.js';
import { agentOf } from '../../src/pipeline/loopback/agent-of.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const town = 'saint-aubin-sur-gier';

describe('the agent a message names (AG-01, AG-02)', () => {
  let app: DesksApp;
  let dossierId: string;
  beforeAll(async () => {
    app = await startDesksApp();
    for (const [login, name] of [
      ['claire', 'Claire Morel'],
      ['paul', 'Paul Roche'],
    ] as const) {
      const grant = await grantIn(app.database, town, 'agent', 'voirie-proprete');
      await createAccount(app.database, { login, name, password: 'un mot de passe long' }, grant);
    }
    const number = await app.dossier(await app.contact());
    [{ id: dossierId }] = (await app.rows('SELECT id FROM dossier WHERE number = $1', [number])) as [{ id: string }];
  });
  afterAll(() => app?.stop());
  const named = () => app.database.inTown(app.saintAubin, (tx) => agentOf(tx, dossierId));
  const set = (login: string, code: string | null) => setAgentCode(app.database, app.saintAubin, login, code);

  it('is nobody until somebody has taken the dossier', async () => {
    expect(await named()).toBeNull();
    await app.rows(
      `UPDATE task SET state = 'taken', taken_by = 'claire', taken_at = now() WHERE dossier_id = $1 AND kind = 'handle'`,
      [dossierId],
    );
    expect(await named()).toEqual({ name: 'Claire Morel', code: null });
  });

  it('is a number once the head of the service has decided so, and a name again when that ends', async () => {
    await set('Claire', '12');
    expect(await named()).toEqual({ name: 'Claire Morel', code: '12' });
    await set('claire', null);
    expect(await named()).toEqual({ name: 'Claire Morel', code: null });
  });

  it('has a number of their own', async () => {
    await set('claire', '12');
    await expect(set('paul', '12')).rejects.toThrow('another agent of the town has the number 12');
    await expect(set('personne', '13')).rejects.toThrow('nobody of the town has the login personne');
    await expect(set('paul', 'n° 13')).rejects.toThrow('a number is 1 to 20 letters');
  });
});
