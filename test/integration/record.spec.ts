import { v7 as uuid } from 'uuid';
import { closeIfNothingIsOwed } from '../../src/dossiers/closing.js';
import { messageAccepted, messageDelivered, messageFailed } from '../../src/dossiers/message-outcome.js';
import { openDossiers, type NewDossier } from '../../src/dossiers/open-dossiers.js';
import { writeEvents } from '../../src/dossiers/timeline.js';
import { verifyChains } from '../../src/dossiers/verify-chains.js';
import { claim } from '../../src/pipeline/outbox.js';
import { withTowns } from '../support/database.js';
import { asOwner, storedContact } from '../support/record.js';

type Fresh = Awaited<ReturnType<typeof withTowns>>;
const at = new Date('2027-03-01T09:00:00Z');

describe('the record', () => {
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await withTowns();
  });
  afterAll(() => fresh.drop());

  const dossier = (more: Partial<NewDossier> = {}): NewDossier => ({
    id: uuid(),
    demarcheId: 'degradation-voirie',
    serviceId: 'voirie-proprete',
    administrationId: null,
    usagerId: null,
    parentId: null,
    priority: 'normal',
    confidential: false,
    summary: 'Trou',
    receivedAt: at,
    targetDate: '2027-03-08',
    state: 'open',
    tasks: [{ key: 'handle', kind: 'handle', dueAt: at }],
    debts: [{ kind: 'acknowledgement', dueAt: at, payable: true }],
    ...more,
  });
  const open = (dossiers: NewDossier[]) =>
    fresh.database.inTown(fresh.saintAubin, async (tx) =>
      openDossiers(tx, await storedContact(tx), dossiers, { townCode: 'SA', year: 2027 }, at),
    );
  const rows = <Row>(sql: string, parameters: unknown[] = []) =>
    fresh.database.inTown(fresh.saintAubin, (tx) => tx.query<Row>(sql, parameters));

  it('numbers dossiers in order, the parent first, without a gap between those of one contact', async () => {
    const parent = dossier();
    const numbers = await open([parent, dossier({ parentId: parent.id }), dossier({ parentId: parent.id })]);
    const [first] = numbers.map((number) => Number(number.slice(-6)));
    expect(numbers).toEqual(
      [first, first! + 1, first! + 2].map((value) => `SA-2027-${String(value).padStart(6, '0')}`),
    );
    const [kept] = await rows<{ number: string }>('SELECT number FROM dossier WHERE id = $1', [parent.id]);
    expect(kept!.number).toBe(numbers[0]);
  });

  it('gives the same number to nobody, however many dossiers open at once', async () => {
    const numbers = (await Promise.all(Array.from({ length: 20 }, () => open([dossier()])))).flat();
    expect(new Set(numbers).size).toBe(20);
  });

  it('chains the events of a dossier, and names the one that was altered, removed or added behind its back', async () => {
    const one = dossier();
    await open([one]);
    await fresh.database.inTown(fresh.saintAubin, (tx) =>
      writeEvents(
        tx,
        [1, 2, 3].map((step) => ({ dossierId: one.id, kind: 'step', data: { step }, at })),
      ),
    );
    const whole = await verifyChains(fresh.database, fresh.saintAubin);
    expect(whole.broken).toEqual([]);
    await asOwner(fresh, `UPDATE timeline SET data = '{"step": 9}' WHERE dossier_id = $1 AND seq = 3`, [one.id]);
    expect((await verifyChains(fresh.database, fresh.saintAubin)).broken).toMatchObject([{ seq: 3, fault: 'altered' }]);
    await asOwner(fresh, `DELETE FROM timeline WHERE dossier_id = $1 AND seq = 3`, [one.id]);
    expect((await verifyChains(fresh.database, fresh.saintAubin)).broken).toMatchObject([
      { seq: 4, fault: 'unlinked' },
    ]);
    await asOwner(fresh, `DELETE FROM timeline WHERE dossier_id = $1`, [one.id]);
    expect((await verifyChains(fresh.database, fresh.saintAubin)).broken).toMatchObject([
      { seq: 0, fault: 'unlinked' },
    ]);
  });

  it('lets the service neither change nor remove an event', async () => {
    await expect(rows(`UPDATE timeline SET kind = 'other'`)).rejects.toThrow(/permission denied/);
    await expect(rows('DELETE FROM timeline')).rejects.toThrow(/permission denied/);
    await expect(rows(`UPDATE contact SET received_at = now()`)).rejects.toThrow(/permission denied/);
  });

  describe('a message and what it pays', () => {
    const messageOf = async (dossierId: string, state = 'sending') => {
      const id = uuid();
      await rows(
        `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state, debt_id)
         SELECT $1, $2, $3, 'acknowledgement', 'email', 'ack-email', 1, 'a@b.example', 'x', 'x', $4, $5, id FROM debt WHERE dossier_id = $3`,
        [fresh.saintAubin, id, dossierId, `<aig-${id}@x.example>`, state],
      );
      await rows('UPDATE debt SET message_id = $1 WHERE dossier_id = $2', [id, dossierId]);
      return id;
    };
    const stateOf = async (table: string, key: string, id: string) =>
      (await rows<{ state: string }>(`SELECT state FROM ${table} WHERE ${key} = $1`, [id]))[0]!.state;
    const inTown = <T>(work: (tx: Parameters<Parameters<Fresh['database']['inTown']>[1]>[0]) => Promise<T>) =>
      fresh.database.inTown(fresh.saintAubin, work);

    it('leaves the debt owed when the next hop has only taken it, and settles it when it arrives', async () => {
      const one = dossier();
      await open([one]);
      const id = await messageOf(one.id);
      await inTown((tx) => messageAccepted(tx, id, '250', at));
      expect(await stateOf('debt', 'dossier_id', one.id)).toBe('owed');
      await inTown((tx) => messageDelivered(tx, id, null, at));
      expect(await stateOf('debt', 'dossier_id', one.id)).toBe('settled');
    });

    it('bears the carrier telling of the arrival while the hand-over is still being written down', async () => {
      const one = dossier();
      await open([one]);
      const id = await messageOf(one.id);
      await rows(`INSERT INTO outbox (town_id, stage, subject_id) VALUES ($1, 'delivery', $2)`, [fresh.saintAubin, id]);
      let told: Promise<void> | undefined;
      await inTown(async (tx) => {
        expect(await claim(tx, 'delivery', 'message', 'composed', id)).toMatchObject({ id });
        told = inTown((other) => messageDelivered(other, id, null, at));
        await new Promise((resolve) => setTimeout(resolve, 200));
        await messageAccepted(tx, id, '250', at);
      });
      await told;
      expect(await stateOf('message', 'id', id)).toBe('delivered');
    });

    it('does not close a dossier that owes a word, nor one with work to do, and closes it afterwards (TR-01)', async () => {
      const one = dossier({ state: 'closing' });
      await open([one]);
      const id = await messageOf(one.id);
      await inTown((tx) => closeIfNothingIsOwed(tx, one.id, at));
      expect(await stateOf('dossier', 'id', one.id)).toBe('closing');
      await rows(`UPDATE task SET state = 'done' WHERE dossier_id = $1`, [one.id]);
      await inTown((tx) => closeIfNothingIsOwed(tx, one.id, at));
      expect(await stateOf('dossier', 'id', one.id)).toBe('closing');
      await inTown((tx) => messageDelivered(tx, id, null, at));
      expect(await stateOf('dossier', 'id', one.id)).toBe('closed');
    });

    it('owes again what was refused later, to be said in another way, and opens what was closed (J27)', async () => {
      const one = dossier({ state: 'closing', tasks: [] });
      await open([one]);
      const id = await messageOf(one.id);
      await inTown((tx) => messageDelivered(tx, id, null, at));
      expect(await stateOf('dossier', 'id', one.id)).toBe('closed');
      const failed = () => inTown((tx) => messageFailed(tx, id, 'bounced', 'address-unknown', at));
      expect([await failed(), await failed()]).toEqual([one.id, null]);
      expect(await stateOf('message', 'id', id)).toBe('bounced');
      const debts = await rows('SELECT state, message_id FROM debt WHERE dossier_id = $1', [one.id]);
      expect(debts).toEqual([{ state: 'owed', message_id: null }]);
      expect(await stateOf('dossier', 'id', one.id)).toBe('closing');
    });

    it('leaves to a person what may have left, and to the next way an SMS of which nothing is heard', async () => {
      const one = dossier();
      await open([one]);
      const id = await messageOf(one.id);
      const lost = () => inTown((tx) => messageFailed(tx, id, 'unknown', 'connection-lost-after-data', at));
      expect(await lost()).toBeNull();
      const tasks = await rows('SELECT kind FROM task WHERE dossier_id = $1 AND kind = $2', [one.id, 'check-sending']);
      expect(tasks).toHaveLength(1);
      const other = dossier();
      await open([other]);
      const silent = await messageOf(other.id);
      await inTown((tx) => messageAccepted(tx, silent, 'SM1', at));
      expect(await inTown((tx) => messageFailed(tx, silent, 'unknown', 'never-told', at))).toBe(other.id);
      // It arrived after all: nothing is owed, whatever the next attempt.
      await inTown((tx) => messageDelivered(tx, silent, null, at));
      expect(await stateOf('debt', 'dossier_id', other.id)).toBe('settled');
    });
  });
});
