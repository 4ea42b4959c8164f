import { v7 as uuid } from 'uuid';
import type { SenderIdentity } from '../../src/dossiers/arrival.js';
import { bounceOf } from '../../src/dossiers/bounce.js';
import { messageDelivered, messageFailed } from '../../src/dossiers/message-outcome.js';
import type { DossierRow } from '../../src/dossiers/rows.js';
import { LoopbackStage } from '../../src/pipeline/loopback/loopback.stage.js';
import type { Environment } from '../../src/platform/config/index.js';
import { clockRoom, type ClockRoom } from '../support/clock-room.js';

const email = 'lucas@courriel.example';
const mobile = '+33639984121';
const postalAddress = ['3 rue Pasteur', '42998 Saint-Aubin-sur-Gier'];

describe('the ladder of a word that does not arrive (J27)', () => {
  let room: ClockRoom;
  let loopback: LoopbackStage;
  beforeAll(async () => {
    room = await clockRoom();
    loopback = new LoopbackStage(room.towns, room.clock, { PUBLIC_URL: 'https://mairie.example' } as Environment);
  });
  afterAll(() => room?.stop());

  interface Attempt {
    id: string;
    key: string;
    channel: string;
    recipient: string;
    recipient_name: string | null;
    message_id: string;
    body: string;
  }

  /** A mail about a démarche, and the first word about it written. */
  async function told(demarche: string, sender: SenderIdentity, usagerId: string | null = null): Promise<string> {
    const id = await room.open(demarche, { sender });
    await room.rows(
      `UPDATE contact SET usager_id = $2 WHERE id IN (SELECT contact_id FROM dossier_contact WHERE dossier_id = $1)`,
      [id, usagerId],
    );
    await tell(id);
    return id;
  }

  async function tell(id: string): Promise<void> {
    const sql = 'SELECT *, target_date::text, tacit_on::text, tacit_announced::text FROM dossier WHERE id = $1';
    await room.database.inTown(room.town.id, async (tx) => {
      const [dossier] = await tx.query<DossierRow>(sql, [id]);
      await loopback.run(tx, dossier!);
    });
  }

  /** The last attempt fails for good, and the next way is taken. */
  async function failed(id: string, failure: 'address-unknown' | 'never-told' = 'address-unknown'): Promise<void> {
    const last = (await attempts(id)).at(-1)!;
    const at = new Date(room.clock.now().getTime() + 60_000);
    const dossierId = await room.database.inTown(room.town.id, (tx) =>
      messageFailed(tx, last.id, failure === 'never-told' ? 'unknown' : 'refused', failure, at),
    );
    expect(dossierId).toBe(id);
    await tell(id);
  }

  const attempts = (id: string) =>
    room.rows<Attempt>('SELECT * FROM message WHERE dossier_id = $1 ORDER BY composed_at, id', [id]);
  const keys = async (id: string) => (await attempts(id)).map(({ key }) => key);
  const work = (id: string) =>
    room.rows<{ kind: string; reason: string }>(
      `SELECT kind, reason FROM task WHERE dossier_id = $1 AND open AND kind IN ('call-back', 'reach-usager', 'complete-message')`,
      [id],
    );
  const debt = async (id: string) =>
    (await room.rows(`SELECT state FROM debt WHERE dossier_id = $1 AND kind = 'acknowledgement'`, [id]))[0];

  async function usager(...phones: string[]): Promise<string> {
    const id = uuid();
    await room.rows('INSERT INTO usager (town_id, id, name) VALUES ($1, $2, $3)', [room.town.id, id, 'Lucas']);
    for (const phone of phones)
      await room.rows(`INSERT INTO identity (town_id, usager_id, kind, value) VALUES ($1, $2, 'phone', $3)`, [
        room.town.id,
        id,
        phone,
      ]);
    return id;
  }

  it('takes each way once, and ends with a person who calls; the word stays owed', async () => {
    const id = await told('reservation-salle', { name: 'M. Lucas', email, phone: mobile, postalAddress });
    await failed(id);
    await failed(id);
    expect(await keys(id)).toEqual(['acknowledgement', 'acknowledgement/letter', 'acknowledgement/sms']);
    await failed(id, 'never-told');
    await tell(id);
    expect(await keys(id)).toHaveLength(3);
    expect(await work(id)).toEqual([{ kind: 'call-back', reason: 'acknowledgement' }]);
    expect(await debt(id)).toEqual({ state: 'owed' });
  });

  it('reaches a usager by the number of their file, unless somebody else has it too', async () => {
    const own = await usager('+33639984122');
    const alone = await told('reservation-salle', { email }, own);
    await failed(alone);
    expect((await attempts(alone)).at(-1)).toMatchObject({ channel: 'sms', recipient: '+33639984122' });
    const shared = await usager('+33639984123');
    await usager('+33639984123');
    const home = await told('reservation-salle', { email }, shared);
    await failed(home);
    expect(await keys(home)).toEqual(['acknowledgement']);
    expect(await work(home)).toEqual([{ kind: 'reach-usager', reason: 'address-unknown' }]);
  });

  it('writes to the address of their last letter, of two lines, whatever the length of the name', async () => {
    const id = await usager();
    await told('reservation-salle', { email: 'avant@courriel.example', postalAddress }, id);
    const dossier = await told('reservation-salle', { name: 'Anne-Sophie '.repeat(25), email }, id);
    await failed(dossier);
    expect((await attempts(dossier)).at(-1)).toMatchObject({
      channel: 'letter',
      recipient: postalAddress.join('\n'),
      key: 'acknowledgement/letter',
    });
  });

  it('says nothing in an SMS that a neighbour may not read: what cannot be said so is said by a person', async () => {
    const id = await told('reservation-salle', { email, phone: mobile });
    await room.rows(`UPDATE dossier SET confidential = true WHERE id = $1`, [id]);
    await room.rows(
      `UPDATE debt SET payable = true, facts = facts || '{"answerText": "Votre aide sociale est accordée."}' WHERE dossier_id = $1 AND kind = 'answer'`,
      [id],
    );
    await tell(id);
    await failed(id);
    const bodies = (await attempts(id)).filter(({ channel }) => channel === 'sms').map(({ body }) => body);
    expect(bodies.join()).not.toMatch(/aide sociale|salle/i);
    expect(await work(id)).toContainEqual({ kind: 'call-back', reason: 'answer' });
  });

  it('an attempt that was given up and arrives after all settles the word', async () => {
    const id = await told('reservation-salle', { email });
    const [first] = await attempts(id);
    await room.rows(`UPDATE message SET state = 'accepted' WHERE id = $1`, [first!.id]);
    await failed(id, 'never-told');
    expect(await work(id)).toEqual([{ kind: 'reach-usager', reason: 'never-told' }]);
    await room.database.inTown(room.town.id, (tx) => messageDelivered(tx, first!.id, null, room.clock.now()));
    expect(await debt(id)).toEqual({ state: 'settled' });
    expect(await work(id)).toEqual([]);
  });

  it('whoever wants no more of our mails gets none: the next way, for that word and the others', async () => {
    const id = await told('reservation-salle', { email, phone: mobile, postalAddress });
    const [first] = await attempts(id);
    await room.rows(`UPDATE message SET state = 'delivered' WHERE id = $1`, [first!.id]);
    const report = { state: 'complained', failure: 'unwanted', messageId: first!.message_id } as const;
    await room.database.inTown(room.town.id, (tx) => bounceOf(tx, report, room.clock.now()));
    await room.rows(
      `UPDATE debt SET payable = true, facts = facts || '{"answerText": "C’est réservé."}' WHERE dossier_id = $1 AND kind = 'answer'`,
      [id],
    );
    await tell(id);
    const [, ...later] = await attempts(id);
    expect(later.map(({ channel }) => channel).sort()).toEqual(['letter', 'sms']);
  });

  it('T13 leaves once a day for a number, whatever the dossier', async () => {
    const say = async () => {
      const id = await told('reservation-salle', { email });
      const [first] = await attempts(id);
      return room.rows(
        `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state)
         SELECT town_id, $2, dossier_id, 'missed-call-2027-03-01', 'sms', 'missed-call', 1, $3, 'x', 'x', $4, 'composed' FROM message WHERE id = $1`,
        [first!.id, uuid(), mobile, `<aig-${uuid()}@x.example>`],
      );
    };
    await say();
    await expect(say()).rejects.toThrow(/message_missed_call/);
  });
});
