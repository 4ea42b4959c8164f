import { describe, expect, it } from '@jest/globals';
import { loadBroken } from './broken.fixture.js';

const grandval = 'towns/grandval.yaml';
const associations = 'catalogue/associations-evenements.yaml';
const subsidy =
  'legal: {regime: SVR, silence: P2M, ack: full, basis: "CRPA L231-4 3° (caractère financier)", check: checked, valid_from: 2026-02-05,';

const version = (dates: string) => `      - {regime: SVR, silence: P4M, ack: full, check: checked${dates}}\n`;
/** Gives the subsidy an end, and other versions. */
const versions = (end: string, ...others: string[]) => [
  { replace: subsidy, by: `legal_versions:\n${others.map(version).join('')}    ${subsidy}${end}` },
];

describe('dated law', () => {
  it('holds when each day has one version, whatever the order they are written in', async () => {
    const { problems, configuration } = await loadBroken({
      [associations]: versions(' valid_to: 2027-05-31,', ', valid_from: 2027-06-01', ', valid_to: 2026-02-04'),
    });
    expect(problems).toEqual([]);
    expect(configuration!.catalogue.find(({ id }) => id === 'subvention-association')!.legal_versions).toHaveLength(2);
  });

  it.each([
    [
      'a day with two versions',
      versions(' valid_to: 2027-06-30,', ', valid_from: 2027-06-01'),
      'legal_versions.0.valid_from',
      'two versions hold on that day, expected 2027-07-01, after the version before it',
    ],
    [
      'a day without a version',
      versions(' valid_to: 2027-04-30,', ', valid_from: 2027-06-01'),
      'legal_versions.0.valid_from',
      'no version holds just before that day, expected 2027-05-01',
    ],
    [
      'a version without an end before another',
      versions('', ', valid_from: 2027-06-01'),
      'legal.valid_to',
      'missing, expected the last day before the next version',
    ],
    [
      'two versions without a beginning',
      versions(' valid_to: 2027-05-31,', ', valid_to: 2026-02-04', ', valid_to: 2026-02-04'),
      'legal_versions.1.valid_from',
      'missing, expected the first day of this version',
    ],
  ])('refuses %s', async (_, edits, path, message) => {
    const { problems } = await loadBroken({ [associations]: edits });
    expect(problems).toMatchObject([{ file: associations, path: `demarches.1.${path}`, message }]);
  });
});

describe('closures', () => {
  const closed = (what: string) => ({
    [grandval]: {
      replace: 'holidays: metropole',
      by: `holidays: metropole\nclosures:\n  - {${what}, reason: "Congés"}`,
    },
  });

  it('close the town hall, or some of its services', async () => {
    const { problems } = await loadBroken(closed('from: 2027-08-02, to: 2027-08-13, services: [etat-civil]'));
    expect(problems).toEqual([]);
  });

  it.each([
    ['from: 2027-08-13, to: 2027-08-02', 'closures.0.to', 'expected a day that is not before `from`'],
    [
      'from: 2027-08-02, to: 2028-08-02',
      'closures.0.to',
      'closed for more than a year: nothing would ever be answered, expected an earlier day',
    ],
    [
      'from: 2027-08-02, to: 2027-08-13, services: [etat-civl]',
      'closures.0.services.0',
      'unknown service `etat-civl`, did you mean `etat-civil`?',
    ],
    ['from: 2027-08-02', 'closures.0.to', 'expected a date written YYYY-MM-DD'],
  ])('refuses {%s}', async (what, path, message) => {
    const { problems } = await loadBroken(closed(what));
    expect(problems).toMatchObject([{ file: grandval, path, message }]);
  });
});

it.each([
  ['is never open', '{}'],
  ['is open on Sundays only', '{7: ["09:00-12:00"]}'],
  ['is open at night only', '{1: ["20:00-24:00"], 2: ["06:00-08:00"]}'],
])('refuses a service that %s: nothing could ever be asked of it', async (_, hours) => {
  const { problems } = await loadBroken({
    [grandval]: { replace: 'hours: {2: ["09:00-12:00"], 4: ["14:00-17:00"]}', by: `hours: ${hours}` },
  });
  expect(problems).toMatchObject([
    {
      path: 'services.5.hours',
      message: 'expected an opening between 08:00 and 20:00, from Monday to Saturday',
    },
  ]);
});
