import { readFileSync } from 'node:fs';
import { EmailReader } from '../../src/channels/email/index.js';
import { messageReported, type MailReport } from '../../src/dossiers/message-reported.js';
import type { ContactRow, DossierRow } from '../../src/dossiers/rows.js';
import { IntakeStage } from '../../src/pipeline/intake/intake.stage.js';
import { QualificationStage } from '../../src/pipeline/qualification/qualification.stage.js';
import { LoopbackStage } from '../../src/pipeline/loopback/loopback.stage.js';
import type { Environment } from '../../src/platform/config/index.js';
import type { DocumentStore } from '../../src/platform/documents/index.js';
import { clockRoom, type ClockRoom } from '../support/clock-room.js';
import { storedContact } from '../support/record.js';

describe('what servers report of our mails', () => {
  let room: ClockRoom;
  let loopback: LoopbackStage;
  beforeAll(async () => {
    room = await clockRoom();
    loopback = new LoopbackStage(room.towns, room.clock, { PUBLIC_URL: 'https://mairie.example' } as Environment);
  }, 60_000);
  afterAll(() => room?.stop());

  it('that one arrived settles what it says, also when nobody knew whether it had left', async () => {
    for (const state of ['accepted', 'unknown', 'sending']) {
      const message = await sent(state);
      expect(await report(message.message_id, 'delivered')).toEqual({ isOurs: true, dossierId: null });
      expect(await stateOf(message.id)).toBe('delivered');
      const [debt] = await room.rows('SELECT state FROM debt WHERE message_id = $1', [message.id]);
      expect(debt).toEqual({ state: 'settled' });
    }
  });

  it('that one is late is written down once, and it has not failed', async () => {
    const { id, message_id, dossier_id } = await sent('accepted');
    await report(message_id, 'delayed');
    await report(message_id, 'delayed');
    expect(await stateOf(id)).toBe('accepted');
    const said = await room.rows(`SELECT data FROM timeline WHERE dossier_id = $1 AND kind = 'message-delayed'`, [
      dossier_id,
    ]);
    expect(said).toEqual([{ data: { message: id, key: 'acknowledgement', channel: 'email' } }]);
  });

  it('that one came back is found by its mark alone, and climbs', async () => {
    const { id, dossier_id } = await sent('accepted');
    const marked = `<aig-${id}@mark.invalid>`;
    expect(await report(marked, 'bounced')).toEqual({ isOurs: true, dossierId: dossier_id });
    expect(await stateOf(id)).toBe('bounced');
    // Said again by a second server, it is ours still, and changes nothing.
    expect(await report(marked, 'bounced')).toEqual({ isOurs: true, dossierId: null });
  });

  it('that one came back after it had arrived is believed', async () => {
    const { id, message_id } = await sent('accepted');
    await report(message_id, 'delivered');
    await report(message_id, 'bounced');
    await report(message_id, 'delivered');
    expect(await stateOf(id)).toBe('bounced');
  });

  it('what changes nothing changes nothing', async () => {
    const { id, message_id } = await sent('accepted');
    expect(await report(message_id, 'none')).toEqual({ isOurs: true, dossierId: null });
    expect(await stateOf(id)).toBe('accepted');
  });

  it('of a mail that is not ours, or of another town’s, nothing is said', async () => {
    const { id, message_id } = await sent('accepted');
    const theirs = await room.database.inTown(room.grandval, (tx) =>
      messageReported(tx, { state: 'bounced', failure: 'other', messageId: message_id }, room.clock.now()),
    );
    expect(theirs).toEqual({ isOurs: false, dossierId: null });
    expect(await report('<aig-0197c3d2-0000-7000-8000-000000000000@x.example>', 'bounced')).toMatchObject({
      isOurs: false,
    });
    expect(await report(null, 'bounced')).toMatchObject({ isOurs: false });
    expect(await stateOf(id)).toBe('accepted');
  });

  describe('as it comes by mail', () => {
    it.each([
      ['reports/delivered', 'delivered', 'receipt'],
      ['reports/late-french', 'accepted', 'delayed'],
      ['reports/relayed', 'accepted', 'receipt'],
      ['reports/postfix-plain', 'bounced', 'bounce'],
      ['complaint-arf', 'complained', 'feedback-report'],
    ])('%s moves our message and is set aside', async (sample, state, reason) => {
      const { id, message_id } = await sent('accepted');
      const outcome = await taken(sample, message_id);
      expect(outcome).toMatchObject({ leaves: 'set-aside', reason });
      expect(await stateOf(id)).toBe(state);
    });

    it.each([
      ['reports/agents-own-mail', 'bounce'],
      ['machines/newsletter', 'list'],
      ['machines/spam-rspamd', 'spam'],
      ['machines/invitation', 'calendar'],
      ['machines/away-no-sign', 'out-of-office'],
    ])('%s waits for a person to read it, and nothing is lost', async (sample, reason) => {
      expect(await taken(sample, '<none@x.example>')).toMatchObject({ leaves: 'to-read', reason, hand: [] });
    });

    const ours = /<aig-[\w-]+@[\w.-]*saint-aubin-sur-gier\.example>/g;

    async function taken(sample: string, messageId: string) {
      const raw = readFileSync(new URL(`../../src/channels/email/samples/${sample}.eml`, import.meta.url), 'utf8');
      const bytes = Buffer.from(raw.replace(ours, messageId));
      const reader = new EmailReader(['contact@saint-aubin-sur-gier.example']);
      const read = await reader.read({ name: 'courriel.eml', mediaType: 'message/rfc822', bytes });
      if (!read.ok) throw new Error(read.reason);
      const intake = new IntakeStage(room.database, {} as DocumentStore, room.towns, [], room.clock);
      // Of what a machine has written it asks nothing of what is learnt.
      const nothing = {} as never;
      const qualification = new QualificationStage(room.towns, nothing, nothing, room.database, room.clock, nothing);
      return room.database.inTown(room.town.id, async (tx) => {
        const contactId = await storedContact(tx);
        const contact = async () => {
          const sql = 'SELECT * FROM contact WHERE town_id = $1 AND id = $2';
          return (await tx.query<ContactRow>(sql, [tx.townId, contactId]))[0]!;
        };
        const outcome = await intake.run(tx, await contact(), { reading: read.reading, files: [] });
        const isHandedOn = 'hand' in outcome && outcome.hand?.some(({ stage }) => stage === 'qualification');
        return isHandedOn ? qualification.run(tx, await contact()) : outcome;
      });
    }
  });

  interface Sent {
    id: string;
    message_id: string;
    dossier_id: string;
  }

  async function sent(state: string): Promise<Sent> {
    const dossierId = await room.open('reservation-salle', { sender: { email: `${state}@courriel.example` } });
    const sql = 'SELECT *, target_date::text, tacit_on::text, tacit_announced::text FROM dossier WHERE id = $1';
    await room.database.inTown(room.town.id, async (tx) => {
      const [dossier] = await tx.query<DossierRow>(sql, [dossierId]);
      await loopback.run(tx, dossier!);
    });
    const [message] = await room.rows<Sent>(
      `WITH gone AS (UPDATE message SET state = $2 WHERE dossier_id = $1 RETURNING id, message_id, dossier_id) SELECT * FROM gone`,
      [dossierId, state],
    );
    return message!;
  }

  const report = (messageId: string | null, state: MailReport['state']) =>
    room.database.inTown(room.town.id, (tx) =>
      messageReported(tx, { state, failure: 'address-unknown', messageId }, room.clock.now()),
    );

  async function stateOf(id: string): Promise<string> {
    const [message] = await room.rows<{ state: string }>('SELECT state FROM message WHERE id = $1', [id]);
    return message!.state;
  }
});
