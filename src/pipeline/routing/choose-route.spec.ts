import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placesIn } from '../../dossiers/places/index.js';
import { conditionNames, loadConfiguration, segments, type RoutingRule } from '../../towns/configuration/index.js';
import { ownerOf, townOf, type Town } from '../../towns/index.js';
import { chooseRoute, type Situation } from './choose-route.js';

const { configuration } = await loadConfiguration('config');
const shipped = townOf(configuration!, 'saint-aubin-sur-gier')!;
const monday = new Date('2027-03-01T10:00+01:00');
const night = new Date('2027-03-01T22:00+01:00');
const somebody: Situation = { at: monday, places: [], address: [], segment: 'particulier', danger: null };
const to = (service: string): RoutingRule['actor'] => ({ type: 'municipal', service });

function withRules(rules: Omit<RoutingRule, 'why'>[], districts: object[] = []): Town {
  const routing = { districts, rules: rules.map((rule) => ({ ...rule, why: 'Essai' })) };
  return { ...shipped, configuration: { ...shipped.configuration, routing } } as Town;
}

/** Id of the rule that fits, null for the catalogue. */
function fitting(town: Town, demarche: string, situation: Partial<Situation> = {}): string | null {
  return chooseRoute(town, town.demarches.get(demarche)!, { ...somebody, ...situation }).rule?.id ?? null;
}

describe('whom a démarche goes to', () => {
  const at = (place: string) => ({ places: placesIn(place, shipped) });

  it.each<[string, string, Partial<Situation>, string | null]>([
    ['the catalogue, when no rule fits', 'degradation-voirie', {}, null],
    ['a danger at night', 'degradation-voirie', { danger: 'high', at: night }, 'voirie-la-nuit'],
    ['a graver one too', 'degradation-voirie', { danger: 'emergency', at: night }, 'voirie-la-nuit'],
    ['no danger at night', 'degradation-voirie', { at: night }, null],
    ['a danger by day', 'degradation-voirie', { danger: 'high' }, null],
    ['a street of a district', 'nettoyage-espaces-verts', at('12 quai du Gier'), 'berges-a-la-metropole'],
    ['a street whose name is misread', 'nettoyage-espaces-verts', at('promenade du Gler'), 'berges-a-la-metropole'],
    ['another street', 'nettoyage-espaces-verts', at('rue de la Paix'), null],
    [
      'where the usager lives, no place being told',
      'nettoyage-espaces-verts',
      { address: ['3 quai du Gier, 42998 Saint-Aubin'] },
      'berges-a-la-metropole',
    ],
    [
      'a place told, wherever the usager lives',
      'nettoyage-espaces-verts',
      { ...at('rue de la Paix'), address: ['3 quai du Gier'] },
      null,
    ],
    ['a company', 'collecte-dechets', { segment: 'entreprise' }, 'dechets-des-entreprises'],
    ['somebody private', 'collecte-dechets', {}, null],
  ])('%s', (_name, demarche, situation, rule) => expect(fitting(shipped, demarche, situation)).toBe(rule));

  it('by the postcode of the usager, and by the day', () => {
    const town = withRules(
      [
        { id: 'samedi', days: [6], actor: to('accueil-standard') },
        { id: 'hameau', districts: ['hameau'], actor: to('voirie-proprete') },
      ],
      [{ id: 'hameau', name: 'Hameau', streets: [], postal_codes: ['42990'] }],
    );
    expect(fitting(town, 'place-creche', { address: ['1 rue Haute', '42990 Gier'] })).toBe('hameau');
    expect(fitting(town, 'place-creche', { address: ['1 rue Haute', '42998 Saint-Aubin'] })).toBeNull();
    expect(fitting(town, 'place-creche', { at: new Date('2027-02-27T10:00+01:00') })).toBe('samedi');
  });

  it('tells which rules were tried, and what each asks that the contact has not', () => {
    const { passed } = chooseRoute(shipped, shipped.demarches.get('collecte-dechets')!, {
      ...somebody,
      segment: 'entreprise',
    });
    expect(passed).toEqual([
      { rule: 'voirie-la-nuit', unmet: ['demarches', 'urgency', 'closed'] },
      { rule: 'berges-a-la-metropole', unmet: ['demarches', 'districts'] },
    ]);
  });

  const anyRule = fc.record(
    {
      id: fc.uuid(),
      demarches: fc.subarray([...shipped.demarches.keys()], { minLength: 1 }),
      segments: fc.subarray([...segments], { minLength: 1 }),
      urgency: fc.constantFrom('high' as const, 'emergency' as const),
      open: fc.constantFrom(...shipped.services.keys()),
      closed: fc.constantFrom(...shipped.services.keys()),
      days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
      actor: fc.constantFrom(...shipped.services.keys()).map(to),
    },
    { requiredKeys: ['id', 'actor'] },
  );
  const anySituation = fc.record({
    at: fc.date({ min: new Date('2027-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
    places: fc.constant([]),
    address: fc.constant([]),
    segment: fc.constantFrom(...segments),
    danger: fc.constantFrom(null, 'high' as const, 'emergency' as const),
  });

  it('always gives it to somebody: the first rule that fits, or else the catalogue', () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { maxLength: 6 }),
        fc.constantFrom(...shipped.demarches.values()),
        anySituation,
        (rules, demarche, situation) => {
          const town = withRules(rules);
          const route = chooseRoute(town, demarche, situation);
          expect(town.services.has(ownerOf(town, route).service.id)).toBe(true);
          expect(route.passed.map(({ rule }) => rule)).toEqual(rules.slice(0, route.passed.length).map(({ id }) => id));
          for (const { unmet } of route.passed) expect(unmet.length).toBeGreaterThan(0);
          expect(route.rule?.id ?? null).toBe(rules[route.passed.length]?.id ?? null);
          // Each alone: it fits if and only if nothing it asks is unmet.
          for (const { rule, unmet } of route.passed) {
            const asked = rules.find(({ id }) => id === rule)!;
            for (const name of unmet) expect(conditionNames.includes(name) && name in asked).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
