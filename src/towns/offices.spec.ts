import { loadConfiguration } from './configuration/index.js';
import { officesOf } from './offices.js';
import { townOf } from './town-of.js';
import type { Town } from './town.js';
import { transmissionRules } from './transmission-rules.js';

describe('the competent office', () => {
  let town: Town;
  beforeAll(async () => (town = townOf((await loadConfiguration('config')).configuration!, 'saint-aubin-sur-gier')!));
  const with_ = (offices: Town['configuration']['offices']): Town => ({
    ...town,
    configuration: { ...town.configuration, offices },
  });
  const caf = () => town.administrations.get('caf')!;
  const office = (more: Partial<Town['configuration']['offices'][number]> = {}) => ({
    pivot: 'caf',
    name: 'Caf du Gier',
    address: { lines: ['1 rue du Test', '42998 Saint-Aubin-sur-Gier'] },
    communes: [],
    ...more,
  });

  it('is found by pivot and by commune, the town’s own first', () => {
    const all = with_([
      office({ name: 'la nôtre' }),
      office({ pivot: 'cpam' }),
      office({ name: 'd’ailleurs', communes: ['01001'] }),
      office({ name: 'de l’annuaire', communes: ['01001', town.configuration.insee_code] }),
    ]);
    expect(officesOf(all, caf()).map(({ name }) => name)).toEqual(['la nôtre', 'de l’annuaire']);
  });

  it('is what administrations.yaml says when the town knows none', () =>
    expect(officesOf(with_([office({ communes: ['01001'] })]), caf())).toEqual([
      {
        name: "Caisse d'allocations familiales (Caf)",
        address: [],
        phone: '+33465714003',
        email: 'caf@organismes.example',
        opening: null,
      },
    ]));

  it('has the delays in force that day, which a later line does not change', () => {
    const first = { valid_from: '2026-01-01', copy_days: 30, silent_working_days: 15 };
    const later = { valid_from: '2027-06-01', copy_days: 10, silent_working_days: 5 };
    const dated = { platform: { ...town.platform, transmissions: [later, first] } };
    expect(transmissionRules(dated, '2027-03-01')).toEqual(first);
    expect(transmissionRules(dated, '2027-06-01')).toEqual(later);
    expect(transmissionRules(dated, '2020-01-01')).toEqual(first);
  });
});
