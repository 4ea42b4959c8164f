import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import type { TestRole } from '../support/agent-key.js';

/** The CCAS is another legal person than the town: what goes from one to the other is received twice (N-04, CRPA L114-2). */
describe('N-04: two dates of reception', () => {
  let desks: DesksApp;
  beforeAll(async () => {
    desks = await startDesksApp();
  }, 60_000);
  afterAll(() => desks?.stop());
  const social: TestRole = { role: 'agent', serviceId: 'ccas' };
  const firstReception = new Date('2027-02-26T09:00:00Z');

  async function opened() {
    const contactId = await desks.contact({ state: 'told', received_at: firstReception });
    const number = await desks.dossier(contactId, { receivedAt: firstReception });
    return { contactId, number };
  }
  async function datesOf(number: string) {
    const [row] = await desks.rows<{ received_at: Date; competent_received_at: Date | null }>(
      'SELECT received_at, competent_received_at FROM dossier WHERE number = $1',
      [number],
    );
    expect(row!.received_at).toEqual(firstReception);
    return row!.competent_received_at;
  }

  it('of a dossier that is given to the CCAS, and only the first once it comes back', async () => {
    const { number } = await opened();
    const [task] = await desks.rows<{ id: string }>(
      `SELECT task.id FROM task JOIN dossier ON dossier.id = dossier_id WHERE number = $1`,
      [number],
    );
    const give = (service: string, as: TestRole) =>
      desks.ask('POST', `tasks/${task!.id}/reassignment`, as, { service, reason: 'C’est pour vous' });
    expect(await datesOf(number)).toBeNull();
    desks.clock.set('2027-03-03T10:00+01:00');
    expect((await give('ccas', { role: 'supervisor' })).status).toBe(204);
    expect(await datesOf(number)).toEqual(desks.clock.now());
    const { body } = await desks.ask('GET', `dossiers/${number}`, social);
    expect([body.receivedAt, body.competentReceivedAt]).toEqual([
      firstReception.toISOString(),
      desks.clock.now().toISOString(),
    ]);
    expect((await give('secretariat-general', social)).status).toBe(204);
    expect(await datesOf(number)).toBeNull();
  });

  it('of a dossier that is for the CCAS after all, from the day on which somebody said so', async () => {
    const { contactId, number } = await opened();
    desks.clock.set('2027-03-04T10:00+01:00');
    const correct = (demarche: string, as: TestRole) =>
      desks.ask('POST', `contacts/${contactId}/correction`, as, { demarche });
    expect((await correct('aide-facultative-ccas', { role: 'supervisor' })).status).toBe(204);
    const received = desks.clock.now();
    expect(await datesOf(number)).toEqual(received);
    desks.clock.set('2027-03-05T10:00+01:00');
    expect((await correct('domiciliation', social)).status).toBe(204);
    expect(await datesOf(number)).toEqual(received);
    expect((await correct('degradation-voirie', social)).status).toBe(204);
    expect(await datesOf(number)).toBeNull();
  });

  it('N-04: what another administration has received counts for it alone', async () => {
    const contactId = await desks.contact({ state: 'told', received_at: firstReception });
    const number = await desks.dossier(contactId, {
      demarcheId: 'allocations-caf',
      serviceId: 'accueil-standard',
      administrationId: 'caf',
      receivedAt: firstReception,
      competentAt: new Date('2027-03-02T09:00:00Z'),
    });
    const as: TestRole = { role: 'supervisor' };
    const corrected = await desks.ask('POST', `contacts/${contactId}/correction`, as, {
      demarche: 'reclamation-mairie',
    });
    expect(corrected.status).toBe(204);
    expect(await datesOf(number)).toBeNull();
  });

  it('a dossier that is corrected into one of several services has their parts, and none once it is corrected again (J09)', async () => {
    const { contactId, number } = await opened();
    const correct = (demarche: string) =>
      desks.ask('POST', `contacts/${contactId}/correction`, { role: 'supervisor' }, { demarche, dossier: number });
    const parts = () =>
      desks.rows(
        `SELECT part.service_id, part.state, part.closing_reason, (SELECT array_agg(state) FROM task WHERE dossier_id = part.id) AS tasks
         FROM dossier part JOIN dossier parent ON parent.id = part.parent_id WHERE parent.number = $1 ORDER BY part.service_id`,
        [number],
      );
    expect((await correct('materiel-manifestation')).status).toBe(204);
    const open = { state: 'open', closing_reason: null, tasks: ['to-do'] };
    expect(await parts()).toEqual([
      { service_id: 'police-municipale', ...open },
      { service_id: 'vie-associative', ...open },
    ]);
    expect((await correct('subvention-association')).status).toBe(204);
    const gone = { state: 'closed', closing_reason: 'corrected', tasks: ['dropped'] };
    expect(await parts()).toEqual([
      { service_id: 'police-municipale', ...gone },
      { service_id: 'vie-associative', ...gone },
    ]);
  });
});
