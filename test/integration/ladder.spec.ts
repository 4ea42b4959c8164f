import { v7 as uuid } from 'uuid';
import type { ChannelName, SenderIdentity } from '../../src/dossiers/arrival.js';
import { messageDelivered, messageFailed } from '../../src/dossiers/message-outcome.js';
import { messageReported } from '../../src/dossiers/message-reported.js';
import type { DossierRow } from '../../src/dossiers/rows.js';
import { LoopbackStage } from '../../src/pipeline/loopback/loopback.stage.js';
import { startSending } from '../../src/pipeline/loopback/start-sending.js';
import type { Environment } from '../../src/platform/config/index.js';
import { clockRoom, type ClockRoom } from '../support/clock-room.js';
import { storedContact } from '../support/record.js';

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
    in_reply_to: string | null;
    body: string;
  }

  /** A contact about a démarche, and the first word about it written. */
  async function told(
    demarche: string,
    sender: SenderIdentity,
    usagerId: string | null = null,
    channel: ChannelName = 'email',
  ): Promise<string> {
    const id = await room.open(demarche, { sender, channel });
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

  /** Another contact of the dossier. */
  async function writes(id: string, usagerId: string, columns: Record<string, unknown>): Promise<void> {
    await room.database.inTown(room.town.id, async (tx) => {
      const contact = await storedContact(tx, { state: 'joined', usager_id: usagerId, ...columns });
      await tx.query('INSERT INTO dossier_contact (town_id, dossier_id, contact_id) VALUES ($1, $2, $3)', [
        tx.townId,
        id,
        contact,
      ]);
    });
  }

  async function answer(id: string): Promise<void> {
    await room.rows(
      `UPDATE debt SET payable = true, facts = facts || '{"answerText": "C’est réservé."}' WHERE dossier_id = $1 AND kind = 'answer'`,
      [id],
    );
    await tell(id);
  }

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

  it('what was told in a conversation is not said again when its mail comes back', async () => {
    const id = await told('reservation-salle', { email, phone: mobile });
    const [first] = await attempts(id);
    await room.rows(`UPDATE message SET state = 'delivered' WHERE id = $1`, [first!.id]);
    await room.rows(`UPDATE debt SET state = 'settled', reason = 'Dit au guichet.' WHERE message_id = $1`, [first!.id]);
    const back = await room.database.inTown(room.town.id, (tx) =>
      messageFailed(tx, first!.id, 'bounced', 'address-unknown', room.clock.now()),
    );
    expect(back).toBeNull();
    expect(await debt(id)).toEqual({ state: 'settled' });
  });

  it('a mail that waits for its server leaves no more once its usager was told in another way', async () => {
    const id = await told('reservation-salle', { email });
    const [first] = await attempts(id);
    const start = () =>
      room.database.inTown(room.town.id, (tx) =>
        startSending(tx, first!.id, uuid(), room.clock.now(), false, room.town),
      );
    await room.rows(`UPDATE debt SET state = 'settled', reason = 'Dit au guichet.' WHERE message_id = $1`, [first!.id]);
    expect(await start()).toBe('told');
    await room.rows(`UPDATE debt SET state = 'owed', reason = NULL WHERE message_id = $1`, [first!.id]);
    expect(await start()).toMatchObject({ id: first!.id });
  });

  it('nobody looks into a message, or calls its usager, once it is known to have arrived', async () => {
    const id = await told('reservation-salle', { email, phone: mobile });
    const [first] = await attempts(id);
    const outcome = (failure: 'connection-lost-after-data' | 'never-told') =>
      room.database.inTown(room.town.id, (tx) => messageFailed(tx, first!.id, 'unknown', failure, room.clock.now()));
    await outcome('connection-lost-after-data');
    const open = () =>
      room.rows(`SELECT kind FROM task WHERE dossier_id = $1 AND open AND kind IN ('check-sending', 'call-back')`, [
        id,
      ]);
    expect(await open()).toEqual([{ kind: 'check-sending' }]);
    await room.rows(
      `INSERT INTO task (town_id, id, dossier_id, key, kind, state) VALUES ($1, $2, $3, 'call-back-acknowledgement', 'call-back', 'to-do')`,
      [room.town.id, uuid(), id],
    );
    await room.database.inTown(room.town.id, (tx) => messageDelivered(tx, first!.id, null, room.clock.now()));
    expect(await open()).toEqual([]);
  });

  it('two words of one kind that are to be told by telephone are two calls', async () => {
    const id = await told('reservation-salle', { phone: '+33465714121' }, null, 'call');
    for (const text of ['Oui.', 'Non.'])
      await room.rows(
        `INSERT INTO debt (town_id, id, dossier_id, key, kind, state, payable, facts, due_at) VALUES ($1, $2::uuid, $3, $2::text, 'reply', 'owed', true, $4, now())`,
        [room.town.id, uuid(), id, JSON.stringify({ answerText: text })],
      );
    await tell(id);
    expect((await work(id)).map(({ reason }) => reason).sort()).toEqual(['reply', 'reply', 'written-confirmation']);
  });

  it('whoever writes from an address again is answered there, though a mail to it had come back', async () => {
    const own = await usager(mobile);
    const id = await told('reservation-salle', { email }, own);
    await failed(id);
    const at = new Date(room.clock.now().getTime() + 3_600_000);
    await writes(id, own, { channel: 'email', sender: JSON.stringify({ email }), received_at: at });
    await answer(id);
    expect((await attempts(id)).at(-1)).toMatchObject({ key: 'answer', channel: 'email', recipient: email });
  });

  it('whoever called, then wrote, is answered in writing, in the thread of what they wrote; somebody else is not told (DI-01)', async () => {
    const own = await usager(mobile);
    const id = await told('reservation-salle', { phone: mobile }, own, 'call');
    await room.rows(
      `UPDATE contact SET body = 'Je voudrais louer la salle.' WHERE id IN (SELECT contact_id FROM dossier_contact WHERE dossier_id = $1)`,
      [id],
    );
    const received_at = room.clock.now();
    const mail = { messageId: '<elle@courriel.example>', references: [] };
    await writes(id, own, {
      channel: 'email',
      sender: JSON.stringify({ email }),
      reading: JSON.stringify({ sender: { email }, mail }),
      body: 'Et la cuisine ?',
      received_at,
    });
    const other = JSON.stringify({ email: 'voisin@courriel.example' });
    await writes(id, await usager(), { channel: 'email', sender: other, received_at: new Date('2027-03-02T09:00Z') });
    await answer(id);
    const last = (await attempts(id)).at(-1)!;
    expect(last).toMatchObject({ key: 'answer', channel: 'email', recipient: email });
    expect(last).toMatchObject({ in_reply_to: mail.messageId });
    expect(last.body).toContain('Vous nous aviez demandé : Je voudrais louer la salle');
  });

  it('T14 says of no mail that it did not arrive when it did, and was not wanted', async () => {
    const id = await told('reservation-salle', { email, postalAddress });
    const [first] = await attempts(id);
    await room.rows(`UPDATE message SET state = 'delivered' WHERE id = $1`, [first!.id]);
    const report = { state: 'complained', failure: 'unwanted', messageId: first!.message_id } as const;
    await room.database.inTown(room.town.id, (tx) => messageReported(tx, report, room.clock.now()));
    await tell(id);
    const letter = (await attempts(id)).at(-1)!;
    expect(letter.key).toBe('acknowledgement/letter');
    expect(letter.body).not.toMatch(/pas arrivé/);
  });

  it('T09 says what is missing, and of a dossier that was opened again the day that is promised since', async () => {
    const id = await told('reservation-salle', { email });
    await room.rows(
      `INSERT INTO document_request (town_id, id, dossier_id, documents, asked_at, deadline) VALUES ($1, $2, $3, '{Attestation d’assurance}', now(), '2027-03-15')`,
      [room.town.id, uuid(), id],
    );
    await room.rows(`UPDATE dossier SET target_date = '2027-02-01' WHERE id = $1`, [id]);
    for (const [key, kind, payable] of [
      ['answer-2', 'answer', false],
      ['progress-x', 'progress', true],
    ])
      await room.rows(
        `INSERT INTO debt (town_id, id, dossier_id, key, kind, state, payable, due_at) VALUES ($1, $2, $3, $4, $5, 'owed', $6, '2027-03-22T22:59:59Z')`,
        [room.town.id, uuid(), id, key, kind, payable],
      );
    await tell(id);
    const { body } = (await attempts(id)).find(({ key }) => key === 'progress-x')!;
    expect(body).toContain('Date prévue : 22 mars 2027.');
    expect(body).toContain('Il nous faut : Attestation d’assurance.');
    expect(body).not.toMatch(/retard|rien à faire/);
  });

  it('whoever wants no more of our mails gets none: the next way, for that word and the others', async () => {
    const id = await told('reservation-salle', { email, phone: mobile, postalAddress });
    const [first] = await attempts(id);
    await room.rows(`UPDATE message SET state = 'delivered' WHERE id = $1`, [first!.id]);
    const report = { state: 'complained', failure: 'unwanted', messageId: first!.message_id } as const;
    await room.database.inTown(room.town.id, (tx) => messageReported(tx, report, room.clock.now()));
    await answer(id);
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
