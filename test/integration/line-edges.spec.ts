import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageReported } from '../../src/dossiers/message-reported.js';
import { Housekeeping } from '../../src/wiring/housekeeping.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { asOwner } from '../support/record.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';

/** Where the line is left by its ordinary way, and how it is found again. */
describe('the edges of the line', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
  });
  afterAll(() => hall?.stop());
  const api = (
    method: string,
    path: string,
    body?: object,
    as: Parameters<TownHall['api']>[3] = { role: 'supervisor' },
  ) => hall.api(method, `/api/towns/saint-aubin-sur-gier/${path}`, body, as);
  const lamp = {
    subject: 'lampadaire en panne rue de la Paix',
    text: 'Le lampadaire ne marche plus depuis une semaine.',
  };
  const acknowledged = async (from: string) => {
    await town.mail({ from, ...lamp });
    return town.followed(({ sender }) => sender.email === from);
  };
  const replyTo = (from: string, messageId: string, text: string) =>
    town.mail({
      from,
      subject: 'Re: votre demande',
      text,
      headers: { 'In-Reply-To': messageId, References: messageId },
    });

  it('mails towards a provider that takes them one by one leave half a second apart, and hold up no other', async () => {
    const names = ['ana', 'bob', 'cleo', 'dan'].map((name) => `${name}@wanadoo.fr`);
    const begun = Date.now();
    await Promise.all([...names, 'eve@courriel.example'].map((from) => town.mail({ from, ...lamp })));
    const moments = await eventually(async () => {
      const mails = hall.sink.mails.filter(({ to }) => names.includes(to[0]!));
      expect(mails).toHaveLength(4);
      return mails.map(({ at }) => at.getTime()).sort((one, other) => one - other);
    });
    // Four turns were given, and nobody left before theirs; when this machine made somebody late, the next one still came in time.
    const [{ given }] = (await town.rows(
      `SELECT extract(epoch FROM next_at)::float8 * 1000 AS given FROM mail_pace WHERE domain = 'orange.fr'`,
    )) as [{ given: number }];
    expect(given - begun).toBeGreaterThanOrEqual(2_000);
    expect(moments[3]!).toBeGreaterThanOrEqual(given - 500 - 50);
    const waited = await town.rows('SELECT attempts, failure FROM message WHERE recipient = ANY ($1)', [names]);
    expect(waited).toEqual(names.map(() => ({ attempts: 1, failure: null })));
  });

  it('a mail whose server says that it still tries is not taken for arrived, until it must have given up (J27)', async () => {
    const { messages } = await acknowledged('lent@courriel.example');
    const [{ id, message_id: messageId }] = messages as [(typeof messages)[0]];
    const stateAfter = async (hours: number) => {
      const now = hall.clock.now();
      hall.clock.set(new Date(now.getTime() + hours * 3_600_000));
      await hall.app.get(Housekeeping, { strict: false }).round();
      hall.clock.set(now);
      return (await town.rows<{ state: string }>('SELECT state FROM message WHERE id = $1', [id]))[0]!.state;
    };
    await eventually(async () => expect(await stateAfter(0)).toBe('accepted'));
    await hall.database.inTown(hall.saintAubin, (tx) =>
      messageReported(tx, { state: 'delayed', failure: 'other', messageId }, hall.clock.now()),
    );
    expect(await stateAfter(25)).toBe('accepted');
    expect(await stateAfter(7 * 24)).toBe('delivered');
  });

  it('words of danger in a reply call a person at once, and are answered by no machine (UR-01, UR-03, J22)', async () => {
    const from = 'detresse@courriel.example';
    const { messages } = await acknowledged(from);
    await replyTo(from, messages[0]!.message_id, 'je veux mourir');
    const reply = await town.followed(
      ({ sender, body }) => sender.email === from && body?.includes('mourir') === true,
      ['to-qualify'],
    );
    expect(reply.contact.reason).toBe('danger');
    expect(reply.dossiers).toMatchObject([{ priority: 'emergency', confidential: true }]);
    expect(reply.tasks).toMatchObject([{ kind: 'alert', state: 'to-do' }]);
    expect(town.mailsTo(from)).toHaveLength(1);
    // The operator sees that there is an alert, not the words; who is responsible reads them; nobody else decides.
    const page = await api('GET', `contacts/${reply.contact.id}`, undefined, { role: 'operator' });
    expect(page.body).toMatchObject({ contentHidden: true, text: null, alerts: [{ level: 'emergency' }] });
    expect(JSON.stringify(page.body)).not.toMatch(/mourir|suicide/);
    expect((await api('GET', `contacts/${reply.contact.id}`)).body.text).toContain('mourir');
    const decision = await api(
      'POST',
      `contacts/${reply.contact.id}/qualification`,
      { demarche: 'reclamation-mairie' },
      { role: 'operator' },
    );
    expect(decision.status).toBe(403);
  });

  it('a reply to a closed dossier opens it again, and it can be answered and closed again (T10, AR-14)', async () => {
    const from = 'relance@courriel.example';
    const first = await acknowledged(from);
    const { number, received_at } = first.dossiers[0]!;
    const close = async (answers: number) => {
      expect(
        (await api('POST', `dossiers/${number}/closing`, { answer: 'réparé', variant: 'done' })).status,
      ).toBeLessThan(300);
      await eventually(async () => {
        const { messages } = await town.whole(first.contact.id);
        expect(messages.filter(({ state }) => !['accepted', 'delivered'].includes(state))).toEqual([]);
        expect(messages.filter(({ key }) => key.startsWith('answer')).length).toBe(answers);
      });
      // A mail nobody sent back within the day has arrived.
      hall.clock.set(new Date(hall.clock.now().getTime() + 25 * 3_600_000));
      await eventually(async () => {
        await hall.app.get(Housekeeping, { strict: false }).round();
        expect((await town.whole(first.contact.id)).dossiers[0]!.state).toBe('closed');
      });
    };
    await close(1);
    await replyTo(from, first.messages[0]!.message_id, 'Il est de nouveau en panne.');
    await town.followed(
      ({ sender, body }) => sender.email === from && body?.includes('de nouveau') === true,
      ['joined'],
    );
    const open = await town.whole(first.contact.id);
    expect(open.dossiers).toMatchObject([{ number, state: 'open', received_at }]);
    expect(open.debts.filter(({ kind, state }) => kind === 'answer' && state === 'owed')).toHaveLength(1);
    await close(2);
    await eventually(() => expect(town.mailsTo(from)).toHaveLength(3));
    hall.clock.set('2027-03-01T09:00:00Z');
  });

  it('a mail for another administration gets the proof of its date at once, and no acknowledgement of ours (EL-05, AR-11)', async () => {
    const from = 'allocataire@courriel.example';
    await town.mail({
      from,
      subject: 'dette de la Caf',
      text: 'Je conteste la dette que la Caf me réclame, caisse d’allocations familiales, allocation logement.',
    });
    const { messages, dossiers } = await town.followed(({ sender }) => sender.email === from);
    expect(dossiers).toMatchObject([{ administration_id: 'caf', state: 'open' }]);
    expect(messages.map(({ key }) => key)).toEqual(['registration-notice']);
  });

  it('what nobody of the town hall answers, and no administration either, is oriented by its name (TR-04)', async () => {
    const other = journey(hall, hall.grandval);
    const form = await hall.api('POST', '/api/public/towns/grandval/forms', {
      idempotencyKey: crypto.randomUUID(),
      demarche: 'demande-logement-social',
      name: 'Mme Roux',
      email: 'roux@courriel.example',
      message: 'Je cherche un logement social.',
    });
    expect(form.status).toBe(201);
    const { messages, tasks } = await other.followed(({ id }) => id === form.body.contactId);
    expect(messages).toMatchObject([{ key: 'orientation', template_id: 'signposting' }]);
    expect(messages[0]!.body).toContain("Centre d'information intercommunal du logement");
    expect(tasks.filter(({ kind }) => kind === 'handle')).toEqual([]);
  });

  it('a call whose end was never told, and a text nobody heard of again, do not stay open for ever', async () => {
    const call = await hall.carrier.ring({
      to: '+33465711055',
      from: '+33639984151',
      says: ['un trou dans la route'],
      callbacks: 'last-lost',
    });
    const [lost] = await town.rows<{ id: string }>('SELECT id FROM contact WHERE source_key = $1', [call.callSid]);
    await asOwner(hall, 'DELETE FROM contact_event WHERE contact_id = $1', [lost!.id]);
    await asOwner(hall, `UPDATE contact SET stored_at = now() - interval '1 hour' WHERE id = $1 AND state = 'open'`, [
      lost!.id,
    ]);
    await hall.app.get(Housekeeping, { strict: false }).round();
    await town.followed(({ id }) => id === lost!.id, ['to-qualify']);

    const heard = await hall.carrier.ring({
      to: '+33465711055',
      from: '+33639984152',
      says: ['il y a un trou dans la route devant l’école'],
    });
    const { contact, messages } = await town.followed((each) => each.source_key === heard.callSid);
    await asOwner(hall, `UPDATE message SET state = 'accepted', ended_at = $2 WHERE id = $1`, [
      messages[0]!.id,
      new Date(hall.clock.now().getTime() - 7 * 3_600_000),
    ]);
    await hall.app.get(Housekeeping, { strict: false }).round();
    // By the next way: there is none but a person who calls.
    await eventually(async () => {
      const { tasks, messages } = await town.whole(contact.id);
      expect(messages).toMatchObject([{ state: 'unknown', failure: 'never-told' }]);
      expect(tasks.filter(({ kind }) => kind === 'call-back')).toMatchObject([{ state: 'to-do' }]);
    });
  });

  it('what was refused at the door stays on the pile when it is tried again: there is still nothing to read', async () => {
    await writeFile(join(hall.dataDir, 'scans/saint-aubin-sur-gier', 'vide.pdf'), '');
    const { contact } = await town.followed(({ channel }) => channel === 'letter', ['quarantined']);
    expect(contact.reason).toBe('empty');
    expect((await api('POST', `contacts/${contact.id}/retry`, {}, { role: 'mailroom' })).status).toBeLessThan(300);
    await eventually(async () => {
      const events = await town.rows('SELECT 1 FROM outbox WHERE subject_id = $1', [contact.id]);
      expect(events).toEqual([]);
    });
    expect((await town.whole(contact.id)).contact).toMatchObject({ state: 'quarantined', reason: 'empty' });
  });

  it('a message that lacks a mandatory mention does not leave, and leaves once somebody has completed it', async () => {
    const [{ required }] = (await town.rows<{ required: string[] }>(
      `SELECT required FROM template WHERE id = 'ack-email'`,
    )) as [{ required: string[] }];
    const apply = (names: string[]) =>
      asOwner(
        hall,
        `WITH t AS (UPDATE template SET required = $1 WHERE id = 'ack-email') UPDATE town SET applied_at = now()`,
        [names],
      );
    const reread = () => hall.clock.set(new Date(hall.clock.now().getTime() + 100 * 3_600_000));
    await apply([...required, 'callback_number']);
    reread();
    await api('GET', 'services');
    await eventually(async () => {
      const from = `sans-mention-${Math.random().toString(36).slice(2)}@courriel.example`;
      const { tasks, messages } = await acknowledged(from);
      expect(messages).toEqual([]);
      const [task] = tasks.filter(({ kind }) => kind === 'complete-message');
      expect(task).toMatchObject({ reason: 'il manque le numéro à rappeler' });
      await apply(required);
      reread();
      await api('GET', 'services');
      await eventually(async () => {
        await api('POST', `tasks/${task!.id}/completion`, {});
        expect(town.mailsTo(from)).toHaveLength(1);
      });
    });
  });
});
