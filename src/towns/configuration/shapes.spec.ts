import { describe, it, expect } from '@jest/globals';
import { loadBroken } from './broken.fixture.js';

const grandval = 'towns/grandval.yaml';
const elections = 'catalogue/elections.yaml';

/** One edit of one file, and the one problem it must give, at the line of a text of the broken file. */
const cases: [name: string, file: string, replace: string, by: string, at: string, path: string, message: string][] = [
  [
    'an unknown key, with a suggestion',
    grandval,
    'services:\n',
    'servcies:\n',
    'servcies',
    'servcies',
    'unknown key `servcies`, did you mean `services`?',
  ],
  [
    'an unknown key far from any other, with the known ones',
    grandval,
    'holidays: metropole',
    'holidays: metropole\nabracadabra: 1',
    'abracadabra',
    'abracadabra',
    'unknown key `abracadabra`, expected one of slug, code, name',
  ],
  [
    'an unknown key inside a service',
    grandval,
    '    agents: 2\n',
    '    agents: 2\n    manger_role: x\n',
    'manger_role',
    'services.0.manger_role',
    'unknown key `manger_role`, did you mean `manager_role`?',
  ],
  [
    'a colour too light to be read on white',
    grandval,
    'holidays: metropole',
    'holidays: metropole\nlook: {colour: "#e07b00"}',
    '#e07b00',
    'look.colour',
    'expected a darker colour: its contrast on white is 2.9:1, letters need 4.5:1',
  ],
  [
    'a colour that is none',
    grandval,
    'holidays: metropole',
    'holidays: metropole\nlook: {colour: bleu}',
    'colour: bleu',
    'look.colour',
    'expected a colour written "#rrggbb", between quotes',
  ],
  [
    'a number that has no E.164 form',
    grandval,
    'phone: "04 65 71 20 10"',
    'phone: "04 65 71"',
    'phone: "04 65 71"\n',
    'services.2.phone',
    'expected a phone number that has an E.164 form, like "04 65 71 10 00" or "+33465711000"',
  ],
  [
    'a number callers pay extra for',
    grandval,
    'on_call: "04 65 71 20 49"',
    'on_call: "0899 70 12 34"',
    'on_call: "0899',
    'services.7.on_call',
    'expected a number at the price of a normal call (rule CA-08)',
  ],
  [
    'a town without default_service',
    grandval,
    'default_service: accueil-standard\n',
    '',
    'slug: grandval',
    'default_service',
    'missing, expected a text',
  ],
  [
    'hours that are not HH:MM-HH:MM',
    grandval,
    '{2: ["09:00-12:00"], 4:',
    '{2: ["9h-12h"], 4:',
    '9h-12h',
    'services.5.hours.2.0',
    'expected hours written HH:MM-HH:MM',
  ],
  [
    'hours that close before they open',
    grandval,
    '{2: ["09:00-12:00"], 4:',
    '{2: ["12:00-09:00"], 4:',
    '12:00-09:00',
    'services.5.hours.2.0',
    'expected an opening before the closing',
  ],
  [
    'hours of an eighth day',
    grandval,
    '{2: ["09:00-12:00"], 4:',
    '{8: ["09:00-12:00"], 4:',
    '{8:',
    'services.5.hours.8',
    'unknown key `8`',
  ],
  [
    'openings that overlap',
    grandval,
    '["09:00-12:00", "14:00-18:00"]',
    '["09:00-12:00", "11:00-18:00"]',
    '11:00',
    'hours.2',
    'expected the openings of a day in order, without overlap',
  ],
  [
    'a secret written as such',
    grandval,
    'url: {env: GRANDVAL_IMAP_URL}',
    'url: hunter2',
    'hunter2',
    'mailboxes.0.url',
    'expected {env: NAME}: a secret is never written here, only the name of the environment variable that holds it',
  ],
  [
    'a mailbox whose mails are filed where they are read',
    grandval,
    'url: {env: GRANDVAL_IMAP_URL}',
    'url: {env: GRANDVAL_IMAP_URL}\n    file_to: INBOX',
    'file_to: INBOX',
    'mailboxes.0.file_to',
    'expected a folder that is not read itself',
  ],
  [
    'a mailbox whose mails are filed where they are read, under another spelling',
    grandval,
    'url: {env: GRANDVAL_IMAP_URL}',
    'url: {env: GRANDVAL_IMAP_URL}\n    file_to: Inbox',
    'file_to: Inbox',
    'mailboxes.0.file_to',
    'expected a folder that is not read itself',
  ],
  [
    'a mailbox one of whose folders is read twice',
    grandval,
    'url: {env: GRANDVAL_IMAP_URL}',
    'url: {env: GRANDVAL_IMAP_URL}\n    folders: [INBOX, Demandes, inbox]',
    'folders: [INBOX, Demandes, inbox',
    'mailboxes.0.folders',
    'expected each folder once',
  ],
  [
    'a mailbox whose secret would be sent in the clear',
    grandval,
    'url: {env: GRANDVAL_IMAP_URL}',
    'url: {env: GRANDVAL_IMAP_URL}\n    oauth: {token_url: "http://login.example/token", client_id: x, client_secret: {env: X}}',
    'token_url: "http:',
    'mailboxes.0.oauth.token_url',
    'expected an address beginning with https://: a secret is sent there',
  ],
  [
    'a scan folder outside DATA_DIR',
    grandval,
    'path: scans/grandval',
    'path: ../grandval',
    '../grandval',
    'scan_folder.path',
    'expected a folder inside DATA_DIR',
  ],
  [
    'a shared service that nobody provides',
    grandval,
    'service: sports, covered_by: vie-associative',
    'service: sports',
    '{service: sports}',
    'shared_services.8',
    'expected either `covered_by`',
  ],
  [
    'a démarche without an actor',
    elections,
    '    actor: {type: municipal, service: elections}\n',
    '',
    'id: inscription-listes',
    'demarches.0.actor',
    'missing, expected who is competent: {type: municipal, service: …} or {type: external, pivot: …}',
  ],
  [
    'a démarche with an actor of another kind',
    elections,
    '{type: municipal, service: elections}',
    '{type: regional, service: elections}',
    'regional',
    'demarches.0.actor.type',
    'expected who is competent',
  ],
  [
    'a regime nobody knows',
    elections,
    '{regime: SPECIAL, ack: specific',
    '{regime: SPECIALE, ack: specific',
    'SPECIALE',
    'demarches.0.legal.regime',
    'did you mean `SPECIAL`?',
  ],
  [
    'a tacit decision without its delay',
    elections,
    '{regime: SPECIAL, ack: specific',
    '{regime: SVR, ack: specific',
    'regime: SVR',
    'demarches.0.legal.regime',
    'a tacit decision needs its delay',
  ],
  [
    'a law that ends before it begins',
    elections,
    '{regime: SPECIAL, ack: specific',
    '{regime: SPECIAL, valid_from: 2027-01-01, valid_to: 2026-01-01, ack: specific',
    'valid_to',
    'demarches.0.legal.valid_to',
    'expected a day after `valid_from`',
  ],
  [
    'a day that does not exist',
    elections,
    '{regime: SPECIAL, ack: specific',
    '{regime: SPECIAL, valid_from: 2027-02-30, ack: specific',
    'valid_from',
    'demarches.0.legal.valid_from',
    'expected a date written YYYY-MM-DD',
  ],
  [
    'a transmission to what is not an administration',
    'administrations.yaml',
    'is_crpa_admin: false, mode: orientation',
    'is_crpa_admin: false, mode: both',
    'is_crpa_admin: false, mode: both',
    'administrations.14.mode',
    'nothing is transmitted to what is not known to be an administration',
  ],
  [
    'a language model whose address is written in the file',
    'towns/grandval.yaml',
    'scan_folder: {path: scans/grandval}',
    'language_model: {url: "http://127.0.0.1:8000/v1", model: albert}\nscan_folder: {path: scans/grandval}',
    'language_model',
    'language_model.url',
    'expected {env: NAME}',
  ],
  [
    'a language model that would keep a contact waiting for minutes',
    'towns/grandval.yaml',
    'scan_folder: {path: scans/grandval}',
    'language_model: {url: {env: MODELE_URL}, model: albert, timeout_ms: 120000}\nscan_folder: {path: scans/grandval}',
    'timeout_ms',
    'language_model.timeout_ms',
    '30000',
  ],
  [
    'an alert phrase that is a pattern',
    'alerts.yaml',
    '- tuberculose\n',
    '- tuberculoses?\n',
    'tuberculoses?',
    'alerts.9.phrases.8',
    'expected words compared without accents',
  ],
  [
    'a time zone that does not exist',
    'platform.yaml',
    'Europe/Paris',
    'Europe/Saint-Aubin',
    'Europe/Saint-Aubin',
    'working_calendar.timezone',
    'expected a time zone like Europe/Paris',
  ],
  [
    'a text where a number was expected',
    grandval,
    'population: 7380',
    'population: beaucoup',
    'beaucoup',
    'population',
    'expected a number',
  ],
];

describe('a configuration file that is not as expected', () => {
  it.each(cases)('refuses %s', async (_name, file, replace, by, at, path, message) => {
    const { configuration, problems, lineOf } = await loadBroken({ [file]: { replace, by } });
    expect(configuration).toBeUndefined();
    const line = lineOf(file, at);
    expect(problems).toContainEqual({ file, line, path, message: expect.stringContaining(message) });
  });

  it('never repeats a secret in what it says', async () => {
    const { problems } = await loadBroken({
      [grandval]: { replace: '{env: GRANDVAL_IMAP_URL}', by: 'imaps://mairie:hunter2@mail.example' },
    });
    expect(problems.map((one) => one.message)).toEqual([
      expect.stringContaining('expected {env: NAME}'),
      expect.stringContaining('a password is written here'),
    ]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it('finds a password in any text', async () => {
    const { problems, lineOf } = await loadBroken({
      [elections]: { replace: 'phone_script: "', by: 'phone_script: "voir https://agent:hunter2@intranet.example ' },
    });
    expect(problems).toEqual([
      {
        file: elections,
        line: lineOf(elections, 'hunter2'),
        path: 'demarches.0.phone_script',
        message: expect.stringContaining('a password is written here'),
      },
    ]);
  });
});
