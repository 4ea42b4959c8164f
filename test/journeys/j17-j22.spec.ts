import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

const urbanisme = '+33465711040';

/** docs/domain/journeys.md, J17 and J22, through the real doors. */
describe('calls that do not go the usual way', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  }, 60_000);
  afterAll(() => hall?.stop());
  beforeEach(() => hall.clock.set('2027-03-01T10:00:00+01:00'));
  const api = (method: string, path: string, as: Parameters<TownHall['api']>[3], body?: object) =>
    hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);

  it('J17: a busy direct line, then the switchboard, then the roads: one dossier, its origin kept, the question read', async () => {
    // A Tuesday: urbanisme is open.
    hall.clock.set('2027-03-02T10:00:00+01:00');
    const said = 'il y a un trou dans la route devant l’école';
    const { callSid, dialled } = await hall.carrier.ring({
      from: '+33639984117',
      to: urbanisme,
      says: [said],
      serviceAnswers: 'busy',
      switchboardAnswers: 'answers',
    });
    expect(dialled.map(({ status }) => status)).toEqual(['busy', 'completed']);
    const { contact } = await town.followed(({ source_key }) => source_key === callSid, ['told', 'to-qualify']);
    if (contact.state === 'to-qualify')
      await api(
        'POST',
        `contacts/${contact.id}/qualification`,
        { role: 'operator' },
        { demarche: 'degradation-voirie' },
      );
    const { dossiers } = await town.followed(({ id }) => id === contact.id);
    expect(dossiers).toMatchObject([{ demarche_id: 'degradation-voirie', service_id: 'voirie-proprete' }]);
    // What the switchboard passes on by hand the carrier does not see.
    expect(contact.facts.call).toMatchObject({ calledSda: urbanisme, transfers: 1, outcome: 'answered' });
    const ways = await town.rows(
      `SELECT data ->> 'reason' AS reason, (data ->> 'transfer')::boolean AS transfer FROM contact_event
       WHERE contact_id = $1 AND kind = 'dial' ORDER BY position`,
      [contact.id],
    );
    expect(ways).toEqual([
      { reason: 'dialled', transfer: false },
      { reason: 'busy', transfer: true },
    ]);
    const roads = await api('GET', `contacts/${contact.id}`, { role: 'agent', serviceId: 'voirie-proprete' });
    expect(roads.body).toMatchObject({ text: said, call: { calledSda: urbanisme } });
    expect(await town.rows('SELECT service_id, returned, counted FROM kpi_k1')).toEqual([
      { service_id: 'urbanisme', returned: 1, counted: 1 },
    ]);
    expect(await town.rows('SELECT transfers FROM kpi_k9_calls')).toEqual([{ transfers: 1 }]);
  });

  it.each([
    ['j’en peux plus, je vais en finir', ['3114', '15']],
    ['je viens à la mairie avec une arme', ['17', '112']],
  ])(
    'J22: « %s »: a person at once, the numbers, no message, and no word of it where others read',
    async (words, numbers) => {
      const from = `+3363998412${numbers.length}${words.length % 10}`;
      const { callSid, dialled, said } = await hall.carrier.ring({ from, to: urbanisme, says: [words] });
      expect(dialled).toMatchObject([{ status: 'completed' }]);
      expect(said.join(' ')).toContain('Restez en ligne.');
      const { contact, dossiers, tasks, debts, messages } = await town.followed(
        ({ source_key }) => source_key === callSid,
        ['to-qualify'],
      );
      expect(contact.reason).toBe('danger');
      expect(dossiers).toMatchObject([{ priority: 'emergency', confidential: true, demarche_id: null, summary: null }]);
      expect(tasks).toMatchObject([{ kind: 'alert', state: 'to-do', reason: 'emergency' }]);
      expect([debts, messages, town.smsTo(from)]).toEqual([[], [], []]);
      // The switchboard sees that there is an alert and whom to call; whoever is responsible, what was said, which is kept.
      const seen = await api('GET', `contacts/${contact.id}`, { role: 'operator' });
      expect(seen.body).toMatchObject({ contentHidden: true, text: null, dangers: [{ level: 'emergency', numbers }] });
      const head = await api('GET', `contacts/${contact.id}`, { role: 'supervisor' });
      expect(head.body.text).toBe(words);
      for (const list of ['to-qualify', 'contacts', 'tasks', 'dossiers', 'debts'])
        for (const role of ['operator', 'supervisor'] as const)
          expect(JSON.stringify((await api('GET', list, { role })).body)).not.toContain(words.slice(0, 12));
      expect(await hall.logged()).not.toContain(words.slice(0, 12));
      // Nor does time say anything by itself.
      hall.clock.set('2027-03-16T10:00:00+01:00');
      await eventually(async () =>
        expect(await town.rows(`SELECT 1 FROM timer WHERE rang_at IS NULL AND due_at < '2027-03-16T09:00Z'`)).toEqual(
          [],
        ),
      );
      expect((await town.whole(contact.id)).messages).toEqual([]);
    },
  );
});
