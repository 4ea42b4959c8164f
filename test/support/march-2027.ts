import type { Historian } from './history.js';

const full = { regime: 'SVR', ack: 'full' };

/** A month of a small town hall, every line of which test/integration/kpis.spec.ts has counted by hand. */
export async function march2027(write: Historian, administrationId: string): Promise<void> {
  await calls(write);
  await electronic(write);
  await letters(write, administrationId);
  await visits(write);
}

async function calls(write: Historian): Promise<void> {
  // J17: a busy line gives the call to the switchboard, and the dossier goes through three services.
  const busy = await write.call(
    '2027-03-02T09:00:00Z',
    { transfers: 1 },
    { service_id: 'urbanisme' },
    'degradation-voirie',
  );
  await write.dials(busy, ['dialled', false], ['busy', true]);
  const moved = await write.dossier('2027-03-02T09:00:00Z', [busy]);
  await write.move(moved, 'urbanisme', 'accueil-standard');
  await write.move(moved, 'accueil-standard', 'voirie-proprete');
  await write.event(moved, 'task-taken', '2027-03-02T10:00:00Z');
  const confirmed = await write.debt(
    moved,
    'written-confirmation',
    '2027-03-02T22:59:59Z',
    settledAt('2027-03-02T09:11:00Z'),
  );
  await write.message(moved, confirmed, '2027-03-02T09:10:00Z', 'delivered', 'sms');
  await write.debt(moved, 'answer', '2027-03-09T22:59:59Z', { payable: false });
  // AR-14: the usager asks again, by e-mail.
  await write.join(moved, await write.contact('2027-03-20T09:00:00Z', 'email', { state: 'joined' }), true);

  // Out of hours, and a question that is another administration's, answered on the spot (J06).
  const closed = await write.call(
    '2027-03-02T18:00:00Z',
    { transfers: 1 },
    { service_id: 'urbanisme', state: 'answered' },
    'allocations-caf',
  );
  await write.dials(closed, ['closed', true]);
  const danger = await write.call(
    '2027-03-02T11:00:00Z',
    { transfers: 1 },
    { service_id: 'urbanisme', state: 'to-qualify' },
  );
  await write.dials(danger, ['danger', true]);

  // Answered by word of mouth within the hour; the written confirmation was refused, and there is no other way.
  const direct = await write.call('2027-03-02T10:00:00Z', {}, { service_id: 'voirie-proprete' }, 'degradation-voirie');
  await write.dials(direct, ['dialled', false]);
  const usager_id = await write.usager(['phone', '+33639984101']);
  const told = await write.dossier('2027-03-02T10:00:00Z', [direct], {
    usager_id,
    ...closedAt('2027-03-02T10:20:00Z', 'answered'),
  });
  await write.event(told, 'answer-written', '2027-03-02T10:20:00Z');
  const refused = await write.debt(
    told,
    'written-confirmation',
    '2027-03-02T22:59:59Z',
    waived('unreachable', '2027-03-02T10:15:00Z'),
  );
  await write.message(told, refused, '2027-03-02T10:10:00Z', 'refused', 'sms');
  await write.debt(told, 'answer', '2027-03-09T22:59:59Z', settledAt('2027-03-02T10:20:00Z'));

  // J21: called back the day after; withheld; never called back. The last one rang at half past midnight in Paris.
  const missed = await write.call('2027-03-02T12:00:00Z', { outcome: 'abandoned' });
  const returned = await write.dossier('2027-03-02T12:00:00Z', [missed], {
    demarche_id: null,
    service_id: 'accueil-standard',
    ...closedAt('2027-03-03T08:30:00Z', 'called-back'),
  });
  await write.event(returned, 'called-back', '2027-03-03T08:30:00Z', { outcome: 'answered' });
  const sms = await write.debt(returned, 'missed-call', '2027-03-03T22:59:59Z', settledAt('2027-03-02T12:02:00Z'));
  await write.message(returned, sms, '2027-03-02T12:01:00Z', 'delivered', 'sms');
  await write.call('2027-03-02T12:30:00Z', { outcome: 'abandoned', withheld: true });
  await write.call('2027-02-28T23:30:00Z', { outcome: 'abandoned' });

  // J20: nobody can be told, which is no failure to tell.
  const anonymous = await write.call('2027-03-03T09:00:00Z', { withheld: true }, {}, 'aide-facultative-ccas');
  const alone = await write.dossier('2027-03-03T09:00:00Z', [anonymous], {
    demarche_id: 'aide-facultative-ccas',
    service_id: 'ccas',
    confidential: true,
    ...closedAt('2027-03-08T09:00:00Z', 'no_contact'),
  });
  await write.debt(alone, 'written-confirmation', '2027-03-03T22:59:59Z', waived('no_contact', '2027-03-03T09:05:00Z'));
  await write.debt(alone, 'answer', '2027-03-15T22:59:59Z', waived('no_contact', '2027-03-08T09:00:00Z'));
}

async function electronic(write: Historian): Promise<void> {
  // J27: the acknowledgement came back, went by letter, and was complete; answered, closed, opened again, closed.
  const mail = await write.contact('2027-03-01T09:00:00Z', 'email', {}, 'subvention-association');
  const usager_id = await write.usager(['email', 'amis@gier.example'], ['postal', 'les amis du gier, 1 rue a 42998 x']);
  const subsidy = await write.dossier('2027-03-01T09:00:00Z', [mail], {
    demarche_id: 'subvention-association',
    service_id: 'vie-associative',
    legal: full,
    tacit_announced: '2027-05-01',
    usager_id,
    ...closedAt('2027-03-30T09:00:00Z', 'answered'),
  });
  await write.event(subsidy, 'task-taken', '2027-03-01T13:00:00Z');
  await write.timer(subsidy, 'acknowledgement-late', '2027-03-15T22:59:59Z');
  const acknowledged = await write.debt(
    subsidy,
    'acknowledgement',
    '2027-03-02T22:59:59Z',
    settledAt('2027-03-02T08:01:00Z'),
  );
  await write.message(subsidy, acknowledged, '2027-03-01T09:05:00Z', 'bounced');
  await write.message(subsidy, acknowledged, '2027-03-02T08:00:00Z', 'delivered', 'letter');
  const answered = await write.debt(subsidy, 'answer', '2027-03-22T22:59:59Z', settledAt('2027-03-20T09:01:00Z'));
  await write.message(subsidy, answered, '2027-03-20T09:00:00Z', 'delivered');
  const closed_at = '2027-03-20T09:01:00Z';
  await write.insert('reopening', { dossier_id: subsidy, closed_at, at: '2027-03-25T09:00:00Z' });
  await write.insert('survey', {
    dossier_id: subsidy,
    secret_hash: 'x',
    closed_at,
    asked_at: '2027-03-23T09:00:00Z',
    answered_at: '2027-03-24T09:00:00Z',
    solved: true,
    satisfaction: 4,
  });

  // J09: another service does its part of it, and tells nobody.
  await write.dossier('2027-03-01T09:00:00Z', [mail], {
    demarche_id: 'subvention-association',
    service_id: 'police-municipale',
    parent_id: subsidy,
    ...closedAt('2027-03-10T09:00:00Z', 'part-done'),
  });

  // Acknowledged on the third working day; then the usager takes the request back.
  const form = await write.contact('2027-03-05T09:00:00Z', 'web_form', {}, 'degradation-voirie');
  const withdrawn = await write.dossier('2027-03-05T09:00:00Z', [form], closedAt('2027-03-11T09:00:00Z', 'withdrawn'));
  await write.timer(withdrawn, 'acknowledgement-late', '2027-03-19T22:59:59Z');
  const late = await write.debt(
    withdrawn,
    'acknowledgement',
    '2027-03-08T22:59:59Z',
    settledAt('2027-03-10T09:01:00Z'),
  );
  await write.message(withdrawn, late, '2027-03-10T09:00:00Z', 'delivered');
  await write.debt(withdrawn, 'answer', '2027-03-15T22:59:59Z', waived('withdrawn', '2027-03-11T09:00:00Z'));

  // A machine asks for nothing (J16).
  await write.contact('2027-03-05T10:00:00Z', 'email', { kind: 'automatic', state: 'to-read' });
}

async function letters(write: Historian, administrationId: string): Promise<void> {
  // A neutral acknowledgement (AR-09) from the second service that had the letter; the answer is not due yet.
  const grave = await write.contact(
    '2027-03-01T09:00:00Z',
    'letter',
    { chrono: '2027-000001' },
    'concession-cimetiere',
  );
  const neutral = await write.dossier('2027-03-01T09:00:00Z', [grave], {
    demarche_id: 'concession-cimetiere',
    service_id: 'elections',
    legal: full,
  });
  await write.move(neutral, 'etat-civil', 'elections');
  const owed = await write.debt(neutral, 'acknowledgement', '2027-03-03T22:59:59Z', settledAt('2027-03-02T09:00:00Z'));
  await write.message(neutral, owed, '2027-03-02T09:00:00Z', 'delivered', 'letter');
  await write.debt(neutral, 'answer', '2027-05-10T21:59:59Z', { payable: false });

  // J18: sent on a day too late, and told.
  const caf = await write.contact('2027-03-01T09:00:00Z', 'letter', { chrono: '2027-000002' }, 'allocations-caf');
  const sentOn = await write.dossier('2027-03-01T09:00:00Z', [caf], {
    demarche_id: 'allocations-caf',
    service_id: 'accueil-standard',
    administration_id: administrationId,
    ...closedAt('2027-03-04T09:01:00Z', 'transmitted'),
  });
  await write.timer(sentOn, 'transmission-late', '2027-03-03T22:59:59Z');
  const bordereau_id = await write.insert('document', {
    sha256: 'x',
    bytes: 1,
    media_type: 'application/pdf',
    name: 'x',
  });
  await write.insert('transmission', {
    dossier_id: sentOn,
    round: 1,
    state: 'sent',
    way: 'letter',
    office: {},
    received_at: '2027-03-01T09:00:00Z',
    bordereau_id,
    prepared_at: '2027-03-04T08:00:00Z',
    prepared_by: 'essai',
    sent_at: '2027-03-04T09:00:00Z',
  });
  const notice = await write.debt(
    sentOn,
    'transmission-notice',
    '2027-03-03T22:59:59Z',
    settledAt('2027-03-04T09:01:00Z'),
  );
  await write.message(sentOn, notice, '2027-03-04T09:01:00Z', 'delivered', 'letter');

  await write.contact('2027-03-01T09:00:00Z', 'letter', { chrono: '2027-000003', state: 'quarantined' });
}

/** J01: school and canteen, and the parent comes a second time. */
async function visits(write: Historian): Promise<void> {
  const first = await write.contact('2027-03-02T09:30:00Z', 'counter', {}, 'inscription-scolaire');
  const school = { service_id: 'affaires-scolaires', demarche_id: 'inscription-scolaire' };
  const parent = await write.dossier('2027-03-02T09:30:00Z', [first], school);
  const canteen = await write.dossier('2027-03-02T09:30:00Z', [first], { ...school, parent_id: parent });
  await write.debt(canteen, 'answer', '2027-05-10T21:59:59Z', { payable: false });
  await write.join(parent, await write.contact('2027-03-12T09:30:00Z', 'counter', { state: 'joined' }), false);
}

const settledAt = (ended_at: string) => ({ state: 'settled', ended_at });
const waived = (reason: string, ended_at: string) => ({ state: 'waived', reason, ended_at });
const closedAt = (closed_at: string, closing_reason: string) => ({ state: 'closed', closed_at, closing_reason });
