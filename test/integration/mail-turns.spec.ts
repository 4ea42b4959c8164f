import { v7 as uuid } from 'uuid';
import { openDossiers } from '../../src/dossiers/open-dossiers.js';
import { DeliveryStage } from '../../src/pipeline/loopback/delivery.stage.js';
import type { Sending } from '../../src/pipeline/loopback/sending.js';
import { startSending } from '../../src/pipeline/loopback/start-sending.js';
import { domainTakes, paceTowards, spareDomain, takeTurn } from '../../src/pipeline/loopback/turns/index.js';
import type { DeliveryOutcome } from '../../src/dossiers/delivery.js';
import type { MessageRow } from '../../src/dossiers/rows.js';
import type { TownTransaction } from '../../src/platform/database/index.js';
import { loadConfiguration } from '../../src/towns/configuration/index.js';
import type { Town } from '../../src/towns/index.js';
import { withTowns } from '../support/database.js';
import { storedContact } from '../support/record.js';

type Fresh = Awaited<ReturnType<typeof withTowns>>;
const at = new Date('2027-03-01T09:00:00Z');
const minuteMs = 60_000;

/** How mails leave towards a provider that takes them one by one, or wants none for a while. */
describe('the turn of a mail', () => {
  let fresh: Fresh;
  let town: Pick<Town, 'platform'>;
  beforeAll(async () => {
    fresh = await withTowns();
    const { configuration } = await loadConfiguration('config');
    town = { platform: configuration!.platform };
  });
  afterAll(() => fresh?.drop());
  beforeEach(() =>
    inTown((tx) => tx.query(`UPDATE mail_pace SET next_at = '-infinity', rest_until = '-infinity', rests = 0`)),
  );

  const inTown = <T>(work: (tx: TownTransaction) => Promise<T>, townId = fresh.saintAubin) =>
    fresh.database.inTown(townId, work);
  const towards = (recipient: string) => paceTowards(town, recipient);
  const turn = (recipient: string, turnAt: Date | null = null) =>
    inTown((tx) => takeTurn(tx, towards(recipient), turnAt));
  const inMs = (ms: number) => new Date(Date.now() + ms);
  const isNear = (ms: number) => expect.closeTo(ms, -4);

  it('comes at once where nothing is known of the provider, and nothing is written down', async () => {
    expect(await Promise.all([1, 2, 3].map((one) => turn(`usager-${one}@courriel.example`)))).toEqual([0, 0, 0]);
    expect(await inTown((tx) => tx.query(`SELECT 1 FROM mail_pace WHERE domain = 'courriel.example'`))).toEqual([]);
  });

  it('comes twice a second towards Orange, for all its domains, whichever town and process asks', async () => {
    const moment = (recipient: string, townId: string) =>
      inTown(async (tx) => {
        const wait = await takeTurn(tx, towards(recipient), null);
        const [row] = await tx.query<{ at: Date }>('SELECT now() AS at');
        return row!.at.getTime() + wait;
      }, townId);
    const moments = await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        moment(
          `usager-${place}@${place % 2 ? 'Orange.fr' : 'wanadoo.fr'}`,
          place % 3 ? fresh.saintAubin : fresh.grandval,
        ),
      ),
    );
    const inOrder = moments.sort((one, other) => one - other);
    const between = inOrder.slice(1).map((one, place) => Math.round((one - inOrder[place]!) / 10) * 10);
    expect(new Set(between)).toEqual(new Set([500]));
    expect(await turn('autre@free.fr')).toBe(0);
  });

  it('is kept until it comes, and used once', async () => {
    const soon = await turn('a@orange.fr', inMs(30_000));
    expect(soon).toBeGreaterThan(25_000);
    expect(await turn('a@orange.fr', inMs(-1_000))).toBe(0);
  });

  it('that nobody came for in time is taken anew: no pause of ours ends in a rush', async () => {
    const late = inMs(-10 * minuteMs);
    const waits = await Promise.all(Array.from({ length: 20 }, () => turn('a@orange.fr', late)));
    expect(Math.max(...waits)).toBeGreaterThan(19 * 500 - 1_000);
  });

  it('is given a minute ahead; whoever comes when more are waiting asks again', async () => {
    await turn('a@orange.fr');
    await inTown((tx) =>
      tx.query(`UPDATE mail_pace SET next_at = now() + interval '59 seconds' WHERE domain = 'orange.fr'`),
    );
    const waits: number[] = [];
    for (let place = 0; place < 10; place++) waits.push(await turn('a@orange.fr'));
    expect(waits.filter((wait) => wait <= minuteMs).length).toBeLessThan(5);
    expect(waits.at(-1)).toBeGreaterThan(minuteMs);
    expect(Math.max(...waits)).toBeLessThan(minuteMs + 1_000);
  });

  it('is taken anew behind a provider’s rest, which grows each time it asks for another', async () => {
    const spare = () => inTown((tx) => spareDomain(tx, towards('a@repos.example')));
    const over = () =>
      inTown((tx) => tx.query(`UPDATE mail_pace SET rest_until = now() WHERE domain = 'repos.example'`));
    const rests: number[] = [];
    for (let time = 0; time < 7; time++) {
      // Told to several mails under way, it is one rest.
      const [first, ...others] = [await spare(), await spare(), await spare()];
      expect(others.every((rest) => rest <= first)).toBe(true);
      rests.push(Math.ceil(first / minuteMs));
      await over();
    }
    expect(rests).toEqual([2, 4, 8, 16, 32, 60, 60]);
    await spare();
    // A turn that was given before it asked is void.
    const wait = await turn('a@repos.example', inMs(-1_000));
    expect(wait).toBeGreaterThan(55 * minuteMs);
    // One a second from then on, until it takes one.
    await over();
    const waits = [await turn('a@repos.example'), await turn('b@repos.example')];
    expect(waits[1]! - waits[0]!).toBeGreaterThan(500);
    expect(await turn('a@ailleurs.example')).toBe(0);
    await inTown((tx) => domainTakes(tx, towards('a@repos.example')));
    expect(await turn('c@repos.example')).toBe(0);
    expect(Math.ceil((await spare()) / minuteMs)).toBe(2);
  });

  it('has not come: the message waits as if nobody had touched it, and leaves when it has', async () => {
    const first = await aMessage('usager@laposte.net');
    const second = await aMessage('voisin@laposte.net');
    const start = (id: string) => inTown((tx) => startSending(tx, id, uuid(), at, false, town));
    expect(await start(first)).toMatchObject({ id: first, attempts: 1 });
    expect(await start(second)).toEqual({ waitMs: expect.any(Number) });
    expect(await row(second)).toMatchObject({ state: 'composed', attempts: 0, failure: null });
    // Whoever comes too early changes nothing of it.
    expect(await start(second)).toEqual({ waitMs: expect.any(Number) });
    await inTown((tx) => tx.query(`UPDATE message SET turn_at = now() WHERE id = $1`, [second]));
    expect(await start(second)).toMatchObject({ id: second, attempts: 1 });
  });

  it('after grey-listing comes in five minutes, then ten; after a busy server in half a minute', async () => {
    const grey = await tried({ outcome: 'later', failure: 'provider-busy', spare: 'mail' });
    expect(grey).toEqual([5 * minuteMs, 10 * minuteMs, 20 * minuteMs]);
    expect(await tried({ outcome: 'later', failure: 'provider-busy' })).toEqual([30_000, 60_000, 120_000]);
    expect(await turn('autre@gris.example')).toBe(0);
  });

  it('after a provider that asked to be spared comes when its rest is over', async () => {
    const [first] = await tried({ outcome: 'later', failure: 'provider-busy', spare: 'domain' });
    expect(first).toEqual(isNear(2 * minuteMs));
    expect(await turn('autre@gris.example')).toEqual(isNear(2 * minuteMs));
  });

  it('does not come for one that arrived while it was being refused', async () => {
    const id = await aMessage('arrive@gris.example');
    await inTown((tx) => tx.query(`UPDATE message SET state = 'delivered', attempts = 1 WHERE id = $1`, [id]));
    const ended = await inTown(async (tx) =>
      stageOf({ outcome: 'later', failure: 'provider-busy' }).run(tx, await rowIn(tx, id), {
        outcome: 'later',
        failure: 'provider-busy',
      }),
    );
    expect(ended.outcome).toBe('done');
    expect(await row(id)).toMatchObject({ state: 'delivered', failure: null });
  });

  const stageOf = (outcome: DeliveryOutcome) =>
    new DeliveryStage(
      fresh.database,
      { send: async () => outcome } as unknown as Sending,
      { id: async () => uuid() } as never,
      { byId: async () => town } as never,
      { now: () => at },
    );

  /** How long each of three attempts makes the message wait. */
  async function tried(outcome: DeliveryOutcome): Promise<number[]> {
    await inTown((tx) => tx.query(`DELETE FROM outbox`));
    const id = await aMessage('usager@gris.example');
    const stage = stageOf(outcome);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await inTown((tx) =>
        tx.query(`UPDATE message SET state = 'sending', attempts = $2 WHERE id = $1`, [id, attempt]),
      );
      const ended = await inTown(async (tx) => stage.run(tx, await rowIn(tx, id), outcome));
      expect(await row(id)).toMatchObject({ state: 'composed', failure: 'provider-busy' });
      waits.push((ended as { delayMs: number }).delayMs);
    }
    return waits;
  }

  async function rowIn(tx: TownTransaction, id: string): Promise<MessageRow> {
    const [message] = await tx.query<MessageRow>('SELECT * FROM message WHERE id = $1', [id]);
    return message!;
  }
  const row = (id: string) => inTown((tx) => rowIn(tx, id));

  async function aMessage(recipient: string): Promise<string> {
    const id = uuid();
    const dossierId = uuid();
    await inTown(async (tx) => {
      await openDossiers(
        tx,
        await storedContact(tx),
        [
          {
            id: dossierId,
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
            tasks: [],
            debts: [{ kind: 'acknowledgement', dueAt: at, payable: true }],
          },
        ],
        { townCode: 'SA', year: 2027 },
        at,
      );
      await tx.query(
        `INSERT INTO message (town_id, id, dossier_id, key, channel, template_id, template_version, recipient, body, sha256, message_id, state, debt_id, composed_at)
         SELECT $1, $2, $3, 'acknowledgement', 'email', 'ack-email', 1, $4, 'x', 'x', $5, 'composed', id, $6 FROM debt WHERE dossier_id = $3`,
        [tx.townId, id, dossierId, recipient, `<aig-${id}@x.example>`, at],
      );
    });
    return id;
  }
});
