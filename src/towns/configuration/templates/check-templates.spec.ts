import { describe, it, expect } from '@jest/globals';
import { loadBroken } from '../broken.fixture.js';
import type { Edit } from '../broken.fixture.js';

const sms = 'templates/ack-sms/sms.liquid';
const mail = 'templates/ack-email/email.liquid';
const pied = 'templates/blocks/pied.liquid';

const cases: [name: string, file: string, edit: Edit, at: string | number, message: string][] = [
  [
    'an unknown variable',
    mail,
    { replace: '{{ agent_role }}\n', by: '{{ agent_rol }}\n' },
    'agent_rol ',
    'unknown variable `agent_rol`, did you mean `agent_role`?',
  ],
  [
    'an unknown variable in a condition',
    mail,
    { replace: 'Gardez-le.', by: '{% if tacit_dat %}x{% endif %}' },
    'tacit_dat ',
    'unknown variable `tacit_dat`, did you mean `tacit_date`?',
  ],
  [
    'an unknown variable in the subject',
    mail,
    { replace: 'dossier {{ dossier_number }}"', by: 'dossier {{ dosier_number }}"' },
    'dosier',
    'unknown variable `dosier_number`, did you mean `dossier_number`?',
  ],
  [
    'an unknown variable in a block',
    pied,
    { replace: 'dpo_email', by: 'dpo_mail' },
    'dpo_mail',
    'unknown variable `dpo_mail`, did you mean `dpo_email`?',
  ],
  [
    'an unknown required variable',
    sms,
    { replace: '[town_name,', by: '[town_nam,' },
    'town_nam,',
    'unknown variable `town_nam`, did you mean `town_name`?',
  ],
  [
    'a required variable the text never says',
    sms,
    { replace: '[town_name,', by: '[town_name, call_at,' },
    'call_at',
    '`call_at` is required but the text never says it',
  ],
  [
    'an unknown block',
    mail,
    { replace: "include 'pied'", by: "include 'pieds'" },
    'pieds',
    'unknown block `pieds`, did you mean `pied`?',
  ],
  [
    'a block named by a variable',
    mail,
    { replace: "include 'pied'", by: 'include legal_block' },
    'include legal_block',
    "expected {% include 'name' %}",
  ],
  [
    'a block that contains itself',
    pied,
    { replace: 'Données', by: "{% include 'pied' %}Données" },
    1,
    'the block `pied` contains itself',
  ],
  ['text that is not Liquid', mail, { replace: 'Gardez-le.', by: '{% if late %}' }, 'if late', 'not valid Liquid: '],
  [
    'a filter nobody knows',
    mail,
    { replace: 'Gardez-le.', by: '{{ sent_at | majuscules }}' },
    'majuscules',
    'not valid Liquid: undefined filter: majuscules',
  ],
  [
    'an SMS outside the GSM-7 alphabet',
    sms,
    { replace: 'Sujet', by: 'Réponse reçue bientôt' },
    'reçue',
    'an SMS keeps to the GSM-7 alphabet, found ç ô',
  ],
  ['a missing form', sms, { remove: true }, 1, 'missing file, expected the sms form of `ack-sms`'],
  [
    'a template nobody sends',
    'templates/ack-emial/email.liquid',
    { write: '---\nnumber: T19\nversion: 1\nsubject: x\nrequired: []\n---\nx\n' },
    1,
    'unknown template `ack-emial`, did you mean `ack-email`?',
  ],
  [
    'a form nobody knows',
    'templates/ack-sms/fax.liquid',
    { write: 'x\n' },
    1,
    'unknown form, expected email, sms, letter, voice followed by .liquid',
  ],
  ['an e-mail without a subject', mail, { replace: 'subject:', by: '# ' }, 'number: T01', 'missing, expected a text'],
  [
    'an SMS with a subject',
    sms,
    { replace: 'version: 2', by: 'version: 2\nsubject: x' },
    'subject: x',
    'unknown key `subject`',
  ],
  ['a template without its head', sms, { write: 'Bonjour\n' }, 1, 'expected the file to begin with `---`'],
  ['a head that is not YAML', sms, { replace: 'required: [', by: 'required: [[' }, 'required: [[', 'not valid YAML'],
  [
    'the number of another template',
    sms,
    { replace: 'T02', by: 'T01' },
    'number: T01',
    'number already taken by templates/ack-email/email.liquid',
  ],
  [
    'another number than the other forms of the template',
    'templates/closing/sms.liquid',
    { replace: 'T10', by: 'T19' },
    'T19',
    'expected T10, as in templates/closing/email.liquid',
  ],
];

describe('the messages', () => {
  it.each(cases)('refuse %s', async (_name, file, edit, at, message) => {
    const { configuration, problems, lineOf } = await loadBroken({ [file]: edit });
    expect(configuration).toBeUndefined();
    const line = typeof at === 'number' ? at : lineOf(file, at);
    const found = problems.find((one) => one.message.includes(message));
    expect(found).toMatchObject({ file, message: expect.stringContaining(message) });
    // A bracket left open is only seen where the next line begins.
    expect(Math.abs(found!.line - line)).toBeLessThanOrEqual(message === 'not valid YAML' ? 1 : 0);
  });
});
