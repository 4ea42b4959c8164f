import type { ContactRow } from '../../dossiers/rows.js';
import type { Town } from '../../towns/index.js';
import { shippedTowns } from '../loopback/compose/told.fixture.js';
import { understand } from './understand.js';

describe('what a contact says', () => {
  let town: Town;
  beforeAll(async () => {
    town = (await shippedTowns()).get('saint-aubin-sur-gier')!;
  });
  const contact = { channel: 'email', subject: 'Rendez-vous', body: 'Puis-je passer lundi ?', facts: {} };
  const dangersOf = (reading: object | null) =>
    understand({ ...contact, reading } as unknown as ContactRow, town, { classify: () => [] }).dangers;

  it('is dangerous also where only the agent who passed it on says so (UR-01)', () => {
    const passedOn = (note: string) => dangersOf({ sender: {}, mail: { relay: { agent: {}, writtenAt: null, note } } });
    expect(dangersOf(null)).toEqual([]);
    // Colleagues' few words resemble anything.
    expect(passedOn('Reçu sur ma boîte, à traiter.')).toEqual([]);
    expect(passedOn('Au téléphone elle a dit : je vais en finir, j’en peux plus.')).toMatchObject([
      { alert: 'suicide' },
    ]);
  });
});
