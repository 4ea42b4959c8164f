import { describe, it, expect } from '@jest/globals';
import { loadBroken } from '../broken.fixture.js';

const grandval = 'towns/grandval.yaml';
const elections = 'catalogue/elections.yaml';

/** One edit of one file, and the one problem it must give. */
const cases: [name: string, file: string, replace: string, by: string, at: string, path: string, message: string][] = [
  [
    'a service delegated to one that does not exist',
    grandval,
    'delegated_to: etat-civil',
    'delegated_to: etat-civl',
    'etat-civl',
    'services.3.delegated_to',
    'unknown service `etat-civl`, did you mean `etat-civil`?',
  ],
  [
    'a mailbox of a service that does not exist',
    grandval,
    'mairie@grandval.example\n    url',
    'mairie@grandval.example\n    service: acueil-standard\n    url',
    'acueil',
    'mailboxes.0.service',
    'unknown service `acueil-standard`, did you mean `accueil-standard`?',
  ],
  [
    'a default service that does not exist',
    grandval,
    'default_service: accueil-standard',
    'default_service: standard-telephonique',
    'standard-telephonique',
    'default_service',
    'unknown service `standard-telephonique`',
  ],
  [
    'a follow-up that does not exist',
    elections,
    'follow_ups: [inscription-scolaire,',
    'follow_ups: [inscription-scolair,',
    'inscription-scolair,',
    'demarches.0.follow_ups.0',
    'unknown démarche `inscription-scolair`, did you mean `inscription-scolaire`?',
  ],
  [
    'a regime validated for a démarche that does not exist',
    grandval,
    'validated: {}',
    'validated: {place-crech: {by: "Mme Roux", on: 2027-01-04}}',
    'place-crech:',
    'validated.place-crech',
    'unknown démarche `place-crech`, did you mean `place-creche`?',
  ],
  [
    'an online service for a démarche that does not exist',
    'towns/saint-aubin-sur-gier.yaml',
    'permis-construire: https',
    'permis-construir: https',
    'permis-construir:',
    'teleservices.permis-construir',
    'unknown démarche `permis-construir`, did you mean `permis-construire`?',
  ],
  [
    'a pivot that does not exist',
    'catalogue/hors-competence.yaml',
    'pivot: caf',
    'pivot: caff',
    'pivot: caff',
    'demarches.0.actor.pivot',
    'unknown pivot `caff`, did you mean `caf`?',
  ],
  [
    'a provider whose pivot does not exist',
    grandval,
    'pivot: ars}',
    'pivot: arss}',
    'pivot: arss}',
    'shared_services.9.provider.pivot',
    'unknown pivot `arss`, did you mean `ars`?',
  ],
  [
    'an office of an administration that does not exist',
    'towns/saint-aubin-sur-gier.yaml',
    'pivot: cpam, name',
    'pivot: cpan, name',
    'pivot: cpan',
    'offices.1.pivot',
    'unknown pivot `cpan`, did you mean `cpam`?',
  ],
  [
    'a text of danger that is written twice',
    'danger/suicide.yaml',
    "  - je veux que ça s'arrête, je veux plus me réveiller demain\n",
    "  - La vie je n'en veux plus\n",
    '',
    '',
    "text `La vie je n'en veux plus` is already at danger/suicide.yaml:12",
  ],
  [
    'an alert that shows a number which is not an emergency number',
    'alerts.yaml',
    'numbers: ["3114", "15"]',
    'numbers: ["3141", "15"]',
    '3141',
    'alerts.0.numbers.0',
    'unknown emergency number `3141`',
  ],
  [
    'words that only a service no town has may read',
    'alerts.yaml',
    'readers: [police-municipale]',
    'readers: [police-municipal]',
    'readers: [police-municipal]',
    'alerts.10.readers.0',
    'unknown service `police-municipal` in towns/grandval.yaml and towns/saint-aubin-sur-gier.yaml',
  ],
  [
    'a démarche whose service one town has not',
    grandval,
    '  - {service: culture, covered_by: vie-associative}\n',
    '',
    '',
    '',
    'unknown service `culture` in towns/grandval.yaml: neither a service nor a shared service',
  ],
  [
    'a démarche whose service no town has',
    elections,
    '{type: municipal, service: elections}',
    '{type: municipal, service: election}',
    'service: election}',
    'demarches.0.actor.service',
    'unknown service `election` in towns/grandval.yaml and towns/saint-aubin-sur-gier.yaml: neither a service nor a shared service, did you mean `elections`?',
  ],
  [
    'work that comes back to the service that gave it',
    grandval,
    '    manager_role: "Secrétaire de mairie"\n',
    '    manager_role: "Secrétaire de mairie"\n    delegated_to: courrier\n',
    'delegated_to: courrier',
    'services.0.delegated_to',
    'the work of `accueil-standard` comes back to itself',
  ],
  [
    'a town under another name than its file',
    grandval,
    'slug: grandval',
    'slug: grand-val',
    'slug: grand-val',
    'slug',
    'expected grandval, the name of the file',
  ],
  [
    'a number of two towns',
    'towns/saint-aubin-sur-gier.yaml',
    'on_call: "04 65 71 10 59"',
    'on_call: "+33 4 65 71 20 49"',
    '20 49',
    'services.9.on_call',
    '+33465712049 also belongs to another town: towns/grandval.yaml:',
  ],
  [
    'a direct number that rings for two services',
    grandval,
    'sda: ["04 65 71 20 60"]',
    'sda: ["04 65 71 20 50"]',
    'phone: "04 65 71 20 60"\n    sda',
    'services.9.sda.0',
    '+33465712050 already rings at line',
  ],
  ['two towns with one code', grandval, 'code: GV', 'code: SA', '', '', 'code `SA` is already at towns/grandval.yaml:'],
  [
    'one mailbox in two towns',
    grandval,
    'address: mairie@grandval.example',
    'address: Contact@saint-aubin-sur-gier.example',
    '',
    '',
    'mailbox `contact@saint-aubin-sur-gier.example` is already at towns/grandval.yaml:',
  ],
  [
    'one scan folder for two towns',
    grandval,
    'path: scans/grandval',
    'path: scans/saint-aubin-sur-gier',
    '',
    '',
    'folder `scans/saint-aubin-sur-gier` is already at towns/grandval.yaml:',
  ],
  [
    'two services under one name',
    grandval,
    'id: elections',
    'id: etat-civil',
    'id: etat-civil\n    name: "Élections"',
    'services.3.id',
    'service `etat-civil` is already at towns/grandval.yaml:',
  ],
  [
    'two démarches under one name',
    elections,
    'id: inscription-listes-electorales',
    'id: acte-naissance-copie',
    '',
    '',
    'démarche `acte-naissance-copie` is already at',
  ],
];

describe('what the files say of one another', () => {
  it.each(cases)('refuses %s', async (_name, file, replace, by, at, path, message) => {
    const { configuration, problems, lineOf } = await loadBroken({ [file]: { replace, by } });
    expect(configuration).toBeUndefined();
    const found = problems.find((one) => one.message.includes(message));
    expect(found?.message).toContain(message);
    // Without a place given, the problem is told in another file than the one broken.
    if (at !== '') expect(found).toMatchObject({ file, line: lineOf(file, at) + (at.endsWith('sda') ? 1 : 0), path });
    else expect(found?.line).toBeGreaterThan(1);
  });

  it('refuses offices of a town that does not exist, and an office nobody can reach', async () => {
    const write = 'offices:\n  - {pivot: caf, name: Caf}\n';
    const { problems } = await loadBroken({ 'offices/grandvall.yaml': { write } });
    expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'offices/grandvall.yaml:1 no town is called `grandvall`, did you mean `grandval`?',
      expect.stringMatching(/^offices\/grandvall\.yaml:2 .*an office nobody can reach is none$/),
    ]);
  });

  it('refuses texts of danger that no alert is raised for', async () => {
    const { problems } = await loadBroken({
      'danger/suicides.yaml': { write: 'danger: [je ne veux plus vivre ainsi]\n' },
    });
    expect(problems.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'danger/suicides.yaml no alert is called `suicides`, did you mean `suicide`?',
    ]);
  });

  it('does not call every name unknown when the file that holds them is not YAML', async () => {
    const { problems } = await loadBroken({ 'administrations.yaml': { write: 'administrations: [\n' } });
    expect(new Set(problems.map((one) => one.file))).toEqual(new Set(['administrations.yaml']));
  });

  it.each([
    ['towns/grandval.yaml', 'services:\n', 'servcies:\n', 'services'],
    ['towns/grandval.yaml', 'shared_services:', 'shared_service:', undefined],
    ['catalogue/elections.yaml', 'demarches:', 'demarche:', 'demarches'],
    ['administrations.yaml', 'administrations:', 'administration:', 'administrations'],
    ['platform.yaml', 'emergency_numbers:', 'emergency_number:', 'emergency_numbers'],
  ])('says one slip once: in %s, %j written %j', async (file, replace, by, missing) => {
    const { problems } = await loadBroken({ [file]: { replace, by } });
    expect(problems.filter((one) => one.message.startsWith('unknown key')).length).toBe(1);
    expect(problems.filter((one) => !one.message.startsWith('unknown key')).map((one) => one.path)).toEqual(
      missing ? [missing] : [],
    );
  });
});
