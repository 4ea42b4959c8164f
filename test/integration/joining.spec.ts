import { v7 as uuid } from 'uuid';
import { openDossiers } from '../../src/dossiers/open-dossiers.js';
import { reminderAt } from '../../src/dossiers/reminders.js';
import { verifyChains } from '../../src/dossiers/verify-chains.js';
import { payableDebts } from '../../src/pipeline/loopback/payable-debts.js';
import { at, march, startNeeds, type Needs } from '../support/needs.js';
import { asOwner } from '../support/record.js';

describe('one need, one dossier', () => {
  let needs: Needs;
  beforeAll(async () => {
    needs = await startNeeds();
  });
  afterAll(() => needs.drop());

  it('mail, call and letter about one lamp post: one dossier, three contacts, and no clock is reset (J19, AR-14)', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    const before = await needs.whole(id);
    for (const [day, channel, text] of [
      [2, 'call', 'je vous appelle pour le lampadaire de la rue de la paix'],
      [4, 'letter', 'Madame, Monsieur, le lampadaire rue de la Paix est en panne.'],
    ] as const) {
      const next = await needs.contact(jeanne, { channel, body: text, received_at: march(day) });
      const [judged] = await needs.found(next, needs.arriving([jeanne], text, { receivedAt: march(day) }));
      expect(judged).toMatchObject({ grade: 'certain', candidate: { id } });
      const reminder = reminderAt(needs.town, march(day));
      expect(await needs.join(id, next, { at: march(day), reminder })).toEqual({ owesWord: true });
    }
    const after = await needs.whole(id);
    expect(after.dossier).toEqual(before.dossier);
    expect(after.debts.filter(({ key }) => !key.startsWith('progress'))).toEqual(before.debts);
    expect(after.debts.filter(({ key }) => key.startsWith('progress'))).toMatchObject([
      { key: 'progress-2027-03-02', payable: true, state: 'owed' },
      { key: 'progress-2027-03-04', payable: true, state: 'owed' },
    ]);
    expect(after.tasks.filter(({ key }) => key === 'handle')).toEqual(before.tasks);
    expect(after.timeline.map(({ kind }) => kind)).toEqual(['opened', 'reminded', 'reminded']);
    expect(after.timeline.map(({ data }) => data.reminders)).toEqual([undefined, 1, 2]);
    const contacts = await needs.rows('SELECT contact_id FROM dossier_contact WHERE dossier_id = $1', [id]);
    expect(contacts).toHaveLength(3);
  });

  it('joining the same contact twice counts once', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    const next = await needs.contact(jeanne);
    expect(await needs.join(id, next)).toEqual({ owesWord: true });
    const once = await needs.whole(id);
    expect(await needs.join(id, next)).toEqual({ owesWord: false });
    expect(await needs.whole(id)).toEqual(once);
  });

  it('the third reminder calls whoever is responsible, once, however many follow', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    const alerts = async () => (await needs.whole(id)).tasks.filter(({ kind }) => kind === 'third-reminder');
    for (const expected of [0, 0, 1]) {
      await needs.join(id, await needs.contact(jeanne));
      expect(await alerts()).toHaveLength(expected);
    }
    await needs.rows(`UPDATE task SET state = 'done' WHERE dossier_id = $1 AND kind = 'third-reminder'`, [id]);
    await needs.join(id, await needs.contact(jeanne));
    expect(await alerts()).toMatchObject([{ state: 'done' }]);
  });

  it('counts each of those that join at the same moment', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    const contacts = await Promise.all(Array.from({ length: 6 }, () => needs.contact(jeanne)));
    // Each twice: the second of the two finds that it is done.
    await Promise.all([...contacts, ...contacts].map((each) => needs.join(id, each)));
    const { timeline, tasks, debts } = await needs.whole(id);
    expect(timeline.map(({ data }) => data.reminders).slice(1)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(tasks.filter(({ kind }) => kind === 'third-reminder')).toHaveLength(1);
    expect(tasks.filter(({ kind }) => kind === 'read-reply')).toHaveLength(6);
    // One word a day is enough.
    expect(debts.filter(({ key }) => key.startsWith('progress'))).toHaveLength(1);
    expect((await verifyChains(needs.database, needs.saintAubin)).broken).toEqual([]);
  });

  it('what the usager adds to their dossier is no reminder', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    expect(await needs.join(id, await needs.contact(jeanne), { asksAgain: false })).toEqual({ owesWord: false });
    const { timeline, debts } = await needs.whole(id);
    expect(timeline.map(({ kind }) => kind)).toEqual(['opened', 'usager-replied']);
    expect(debts.map(({ key }) => key)).toEqual(['acknowledgement', 'answer']);
  });

  it('what was closed is open again and owes another answer; that is not a reminder (T10)', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    await needs.rows(`UPDATE dossier SET state = 'closed', closed_at = $2 WHERE id = $1`, [id, march(3)]);
    await needs.join(id, await needs.contact(jeanne));
    const { dossier, debts, timeline } = await needs.whole(id);
    expect(dossier).toMatchObject({ state: 'open', closed_at: null, received_at: at });
    expect(debts.map(({ key }) => key)).toEqual(['acknowledgement', 'answer', 'answer-2']);
    expect(timeline.at(-1)).toMatchObject({ kind: 'usager-replied' });
  });

  it('thanks join what is closed and open nothing: no work, no word, no reopening (GLPI 24760)', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    await needs.rows(`UPDATE dossier SET state = 'closed', closed_at = $2 WHERE id = $1`, [id, march(3)]);
    const before = await needs.whole(id);
    const next = await needs.contact(jeanne);
    for (const _ of ['once', 'twice'])
      expect(await needs.join(id, next, { asksAgain: false, answersUs: true, isThanks: true })).toEqual({
        owesWord: false,
      });
    const { timeline, ...after } = await needs.whole(id);
    expect(after).toEqual({ dossier: before.dossier, debts: before.debts, tasks: before.tasks });
    expect(timeline.map(({ kind }) => kind)).toEqual(['opened', 'usager-replied']);
    expect(await needs.rows('SELECT 1 FROM reopening WHERE dossier_id = $1', [id])).toEqual([]);
  });

  it('thanks for what is open are read, and those that speak of danger looked at (UR-01)', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    await needs.join(id, await needs.contact(jeanne), { asksAgain: false, isThanks: true });
    expect((await needs.whole(id)).tasks.map(({ kind }) => kind)).toContain('read-reply');
    await needs.rows(`UPDATE dossier SET state = 'closed', closed_at = $2 WHERE id = $1`, [id, march(3)]);
    await needs.join(id, await needs.contact(jeanne), { isThanks: true, danger: 'high' });
    const { dossier, tasks } = await needs.whole(id);
    expect(dossier).toMatchObject({ state: 'open' });
    expect(tasks.map(({ kind }) => kind)).toContain('alert');
  });

  it('what seems to be about something else as well is said to whoever reads it', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    await needs.join(id, await needs.contact(jeanne), { asksAgain: false, answersUs: true, isPerhapsAnother: true });
    await needs.join(id, await needs.contact(jeanne), { asksAgain: false, answersUs: true });
    const reasons = await needs.rows(
      `SELECT reason FROM task WHERE dossier_id = $1 AND kind = 'read-reply' ORDER BY key`,
      [id],
    );
    expect(reasons).toEqual([{ reason: 'another-topic' }, { reason: null }]);
  });

  it('what was told by telephone is acknowledged when its caller writes, once and without a date of silence (AR-07, J04)', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne, { debts: [{ kind: 'written-confirmation', dueAt: march(2), payable: true }] });
    await asOwner(needs, `UPDATE dossier SET came_by = 'call' WHERE id = $1`, [id]);
    const [first, second] = [await needs.contact(jeanne), await needs.contact(jeanne)];
    expect(await needs.join(id, first, { asksAgain: false })).toEqual({ owesWord: true });
    await needs.join(id, second);
    const debts = await needs.rows<{ key: string; facts: { contact?: string } }>(
      'SELECT key, facts FROM debt WHERE dossier_id = $1 ORDER BY key',
      [id],
    );
    expect(debts.map(({ key, facts }) => [key, facts.contact])).toEqual([
      ['acknowledgement', first],
      ['progress-2027-03-04', second],
      ['written-confirmation', undefined],
    ]);
  });

  it('words of danger call a person, and nothing automatic goes out (J22)', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    expect(await needs.join(id, await needs.contact(jeanne), { danger: 'emergency' })).toEqual({ owesWord: false });
    const { tasks } = await needs.whole(id);
    expect(tasks.filter(({ kind }) => kind === 'alert')).toHaveLength(1);
  });

  it('a neighbour gets their own word and their own answer, and the usager’s letters stay the usager’s (DI-01)', async () => {
    const [jeanne, paul] = [await needs.usager(), await needs.usager()];
    const id = await needs.open(jeanne);
    // Written before the usager’s, and arrived after.
    const next = await needs.contact(paul, { channel: 'letter', received_at: new Date('2027-02-27T09:00:00Z') });
    expect(await needs.join(id, next, { asksAgain: false })).toEqual({ owesWord: true });
    await needs.rows(`UPDATE contact SET state = 'joined' WHERE id = $1`, [next]);
    const { debts, timeline } = await needs.whole(id);
    expect(debts.map(({ key }) => key)).toEqual([
      'acknowledgement',
      `acknowledgement-${next}`,
      'answer',
      `answer-${next}`,
    ]);
    expect(timeline.at(-1)!.kind).toBe('contact-joined');
    const told = await needs.inTown((tx) => payableDebts(tx, id));
    expect(told.map(({ key, contact_channel }) => [key, contact_channel])).toEqual([
      ['acknowledgement', 'email'],
      [`acknowledgement-${next}`, 'letter'],
    ]);
  });

  it('what comes later goes to the mailbox the request came from, whoever writes under the usager’s name (ID-01)', async () => {
    const jeanne = await needs.usager();
    const progress = { kind: 'reply' as const, dueAt: march(8), payable: true };
    const from = (email: string) => ({
      sender: { name: 'Mme Fontaine', email },
      channel: 'email',
      received_at: march(5),
    });
    const reachedAt = async (id: string) =>
      (await needs.inTown((tx) => payableDebts(tx, id))).map(({ way_channel, sender }) => [way_channel, sender.email]);
    const openedBy = async (channel: string, sender: object) => {
      const id = await needs.open(jeanne, { debts: [progress] });
      await asOwner(
        needs,
        `UPDATE contact SET channel = $2, sender = $3
         WHERE id IN (SELECT contact_id FROM dossier_contact WHERE dossier_id = $1)`,
        [id, channel, sender],
      );
      return id;
    };
    const written = await openedBy('email', { email: 'Jeanne@courriel.example' });
    await needs.join(written, await needs.contact(jeanne, from('jeanne@courriel.example')), { asksAgain: false });
    await needs.join(written, await needs.contact(jeanne, from('pirate@ailleurs.example')), { asksAgain: false });
    expect(await reachedAt(written)).toEqual([['email', 'jeanne@courriel.example']]);

    const called = await openedBy('call', { phone: '+33639984104' });
    await needs.join(called, await needs.contact(jeanne, from('jeanne@courriel.example')), { asksAgain: false });
    expect(await reachedAt(called)).toEqual([['email', 'jeanne@courriel.example']]);
  });

  it('an answer to a message of ours from an unknown address opens no second correspondence', async () => {
    const id = await needs.open(await needs.usager());
    const next = await needs.contact(await needs.usager());
    expect(await needs.join(id, next, { asksAgain: false, answersUs: true })).toEqual({ owesWord: false });
  });

  it('nobody else is told anything by itself about a confidential dossier', async () => {
    const id = await needs.open(await needs.usager(), { confidential: true });
    expect(await needs.join(id, await needs.contact(await needs.usager()))).toEqual({ owesWord: false });
  });

  it('two files a person has merged are one usager', async () => {
    const [jeanne, again] = [await needs.usager(), await needs.usager()];
    await needs.rows('UPDATE usager SET merged_into = $2 WHERE id = $1', [again, jeanne]);
    const id = await needs.open(jeanne);
    await needs.join(id, await needs.contact(again));
    expect((await needs.whole(id)).debts.map(({ key }) => key)).toContain('progress-2027-03-04');
  });

  it('a contact that had a dossier while it waited leaves that one as done elsewhere', async () => {
    const jeanne = await needs.usager();
    const id = await needs.open(jeanne);
    const next = await needs.contact(jeanne);
    const provisional = uuid();
    await needs.inTown((tx) =>
      openDossiers(
        tx,
        next,
        [
          {
            ...{
              id: provisional,
              demarcheId: null,
              serviceId: 'voirie-proprete',
              administrationId: null,
              usagerId: jeanne,
            },
            ...{
              parentId: null,
              priority: 'normal',
              confidential: false,
              summary: null,
              receivedAt: at,
              targetDate: null,
            },
            ...{ state: 'open', tasks: [], debts: [] },
          },
        ],
        { townCode: 'SA', year: 2027 },
        at,
      ),
    );
    await needs.join(id, next);
    const { dossier, timeline } = await needs.whole(provisional);
    expect(dossier).toMatchObject({ state: 'closed', closing_reason: 'duplicate' });
    expect(timeline.map(({ kind }) => kind)).toEqual(['opened', 'set-aside', 'closed']);
  });
});
