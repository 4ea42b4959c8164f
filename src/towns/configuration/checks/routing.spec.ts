import { describe, expect, it } from '@jest/globals';
import { loadBroken } from '../broken.fixture.js';

const file = 'routing/grandval.yaml';
const rule = (conditions: string, actor = '{type: municipal, service: voirie-proprete}', id = 'essai') =>
  `  - {id: ${id}, why: Essai, ${conditions}, actor: ${actor}}\n`;
const rules = (...all: string[]) => `rules:\n${all.join('')}`;

/** What a town may write wrong in its routing, and what it is told, with the line. */
const cases: [name: string, write: string, line: number, message: string][] = [
  [
    'a démarche that does not exist',
    rules(rule('demarches: [degradation-voiri]')),
    2,
    'unknown démarche `degradation-voiri`, did you mean `degradation-voirie`?',
  ],
  [
    'a service that does not exist',
    rules(rule('days: [6]', '{type: municipal, service: voirie-proprte}')),
    2,
    'unknown service `voirie-proprte`, did you mean `voirie-proprete`?',
  ],
  [
    'the calendar of a service the town has not',
    rules(rule('closed: hygiene-sante')),
    2,
    'unknown service `hygiene-sante`',
  ],
  [
    'an administration that does not exist',
    rules(rule('days: [6]', '{type: external, pivot: metropol}')),
    2,
    'unknown pivot `metropol`, did you mean `metropole`?',
  ],
  ['a district that is nowhere', rules(rule('districts: [bourg]')), 2, 'unknown district `bourg`'],
  [
    'no condition at all',
    'rules:\n  - {id: tout, why: Essai, actor: {type: municipal, service: ccas}}\n',
    2,
    'expected a condition',
  ],
  ['an unknown condition', rules(rule('days: [6], day: [6]')), 2, 'unknown key `day`, did you mean `days`?'],
  [
    'a street with a number',
    `districts:\n  - {id: bourg, name: Bourg, streets: ["12"]}\n${rules(rule('districts: [bourg]'))}`,
    2,
    'expected the kind of way and its name',
  ],
  [
    'a district without anything',
    `districts:\n  - {id: bourg, name: Bourg}\n${rules(rule('districts: [bourg]'))}`,
    2,
    'nothing is in a district without either',
  ],
  [
    'a rule that another always hides',
    rules(
      rule('demarches: [degradation-voirie, depot-sauvage]', undefined, 'large'),
      rule('demarches: [depot-sauvage], urgency: high', undefined, 'etroite'),
    ),
    3,
    '`etroite` is never reached: `large` at line 2 takes all it would, expected the narrower rule first',
  ],
  [
    'an emergency after every danger',
    rules(rule('urgency: high', undefined, 'danger'), rule('urgency: emergency', undefined, 'grave')),
    3,
    '`grave` is never reached: `danger` at line 2',
  ],
  [
    'a service both open and closed',
    rules(rule('open: ccas, closed: ccas')),
    2,
    '`essai` is never reached: `ccas` cannot be open and closed',
  ],
  [
    'a service open on days it never opens',
    rules(rule('open: ccas, days: [6, 7]')),
    2,
    '`essai` is never reached: `ccas` is closed on these days',
  ],
  [
    'a rule written twice',
    rules(rule('days: [6]'), rule('days: [7]')),
    3,
    'rule `essai` is already at routing/grandval.yaml:2',
  ],
];

describe('what a town says of its routing', () => {
  it.each(cases)('refuses %s', async (_name, write, line, message) => {
    const { configuration, problems } = await loadBroken({ [file]: { write } });
    expect(configuration).toBeUndefined();
    expect(problems).toEqual([expect.objectContaining({ file, line, message: expect.stringContaining(message) })]);
  });

  it('refuses the routing of a town that does not exist', async () => {
    const { problems } = await loadBroken({ 'routing/grandvall.yaml': { write: rules(rule('days: [6]')) } });
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: 'routing/grandvall.yaml',
        line: 1,
        message: 'no town is called `grandvall`, did you mean `grandval`?',
      }),
    );
  });

  it('accepts rules that only meet in part', async () => {
    const write = rules(
      rule('demarches: [depot-sauvage], urgency: high', undefined, 'danger'),
      rule('demarches: [depot-sauvage, degradation-voirie], days: [6, 7]', undefined, 'week-end'),
      rule('demarches: [depot-sauvage]', undefined, 'toujours'),
    );
    const { configuration, problems } = await loadBroken({ [file]: { write } });
    expect(problems).toEqual([]);
    const [grandval] = configuration!.towns;
    expect(grandval!.routing!.rules.map(({ id }) => id)).toEqual(['danger', 'week-end', 'toujours']);
  });
});

describe('what goes together', () => {
  const school = 'catalogue/enfance-education.yaml';
  const provides = '    provides: ["Document attestant les vaccinations obligatoires ou leur contre-indication"]\n';

  it('refuses a chain that comes back to itself, in two files as in one', async () => {
    const { problems } = await loadBroken({
      [school]: { replace: provides, by: `${provides}    chain: [subvention-association]\n` },
      'catalogue/associations-evenements.yaml': {
        replace: '    follow_ups: [reservation-salle, materiel-manifestation]\n',
        by: '    follow_ups: [reservation-salle, materiel-manifestation]\n    chain: [inscription-scolaire]\n',
      },
    });
    expect(problems.map(({ file, path, message }) => `${file} ${path} ${message.split(',')[0]!}`)).toEqual([
      'catalogue/associations-evenements.yaml demarches.1.chain.0 the chain of `subvention-association` comes back to itself by `inscription-scolaire`',
      `${school} demarches.0.chain.2 the chain of \`inscription-scolaire\` comes back to itself by \`verification-vaccination\``,
      `${school} demarches.4.chain.0 the chain of \`verification-vaccination\` comes back to itself by \`subvention-association\``,
    ]);
  });

  it.each([
    ['chain: [inscription-cantine,', 'chain: [inscription-cantin,', 'unknown démarche `inscription-cantin`'],
    ['chain: [inscription-cantine,', 'chain: [inscription-scolaire,', 'the chain of `inscription-scolaire` comes back'],
    [
      'provides: ["Document',
      'provides: ["Le document',
      'no démarche whose chain holds `verification-vaccination` asks',
    ],
  ])('refuses %s written %s', async (replace, by, message) => {
    const { problems, lineOf } = await loadBroken({ [school]: { replace, by } });
    expect(problems).toEqual([
      expect.objectContaining({
        file: school,
        line: lineOf(school, by),
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it('refuses closures that follow one another until nobody ever works', async () => {
    const town = 'towns/grandval.yaml';
    const closures =
      'closures:\n  - {from: 2027-01-01, to: 2027-12-31, reason: A}\n  - {from: 2028-01-01, to: 2028-06-30, services: [ccas], reason: B}\n';
    const { problems, lineOf } = await loadBroken({
      [town]: { replace: 'holidays: metropole\n', by: `holidays: metropole\n${closures}` },
    });
    expect(problems).toEqual([
      expect.objectContaining({
        file: town,
        line: lineOf(town, 'from: 2028'),
        message:
          '`ccas` would have no open day from 2027-01-01 to 2028-06-30, expected closures that end within a year',
      }),
    ]);
  });
});
