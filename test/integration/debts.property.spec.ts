import fc from 'fast-check';
import pino from 'pino';
import { joinDossier } from '../../src/dossiers/join-dossier.js';
import { messageAccepted, messageDelivered, messageFailed } from '../../src/dossiers/message-outcome.js';
import { anotherAnswerDueAt, reminderAt } from '../../src/dossiers/reminders.js';
import type { DossierRow } from '../../src/dossiers/rows.js';
import type { LineStart } from '../../src/pipeline/line-start.js';
import { LoopbackStage } from '../../src/pipeline/loopback/loopback.stage.js';
import { Clockwork } from '../../src/pipeline/timers/clockwork.js';
import type { Environment } from '../../src/platform/config/index.js';
import { Towns } from '../../src/towns/index.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const supervisor = { role: 'supervisor' } as const;
const sequences = 12;
const hourMs = 3_600_000;

type Step =
  | { does: 'reply' | 'progress' | 'answer' | 'join' | 'loopback' }
  | { does: 'withdraw'; reason: string }
  | { does: 'conversation' | 'waiver' | 'completion'; nth: number }
  | { does: 'accepted' | 'delivered' | 'refused'; nth: number }
  | { does: 'time'; hours: number }
  | { does: 'survey'; solved: string };

const nth = fc.nat(5);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('reply', 'progress', 'join') }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('answer', 'loopback') }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('withdraw'), reason: fc.constantFrom('withdrawn', 'no_contact') }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('conversation', 'waiver', 'completion'), nth }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('accepted', 'delivered', 'delivered', 'refused'), nth }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('time'), hours: fc.integer({ min: 2, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('survey'), solved: fc.constantFrom('yes', 'no') }) },
);

describe('whatever people, usagers, carriers and time do with a dossier', () => {
  let app: DesksApp;
  let towns: Towns;
  let clockwork: Clockwork;
  let loopback: LoopbackStage;
  beforeAll(async () => {
    app = await startDesksApp();
    towns = new Towns(app.database, app.clock);
    const environment = { SWEEP_SECONDS: 1, PUBLIC_URL: 'https://mairie.example' } as Environment;
    const line = { start: async () => {} } as unknown as LineStart;
    clockwork = new Clockwork(
      app.database,
      towns,
      app.clock,
      line,
      pino({ level: 'silent' }),
      environment,
      app.serviceUrl,
    );
    loopback = new LoopbackStage(towns, app.clock, environment);
  }, 120_000);
  afterAll(() => app?.stop());

  const inTown = <T>(work: Parameters<typeof app.database.inTown<T>>[1]) => app.database.inTown(app.saintAubin, work);
  let dossier = { id: '', number: '' };

  async function opened(): Promise<void> {
    app.clock.set('2027-03-01T10:00+01:00');
    await app.rows('DELETE FROM timer');
    const number = await app.dossier(await aContact('told'));
    const [{ id }] = (await app.rows('SELECT id FROM dossier WHERE number = $1', [number])) as [{ id: string }];
    dossier = { id, number };
  }

  function aContact(state: string): Promise<string> {
    return app.contact({
      channel: 'email',
      state,
      subject: 'Un trou',
      received_at: app.clock.now(),
      sender: JSON.stringify({ email: 'garcia@habitants.example', name: 'Mme Garcia' }),
    });
  }

  const one = async (table: string, narrower: string, which: number): Promise<string | undefined> => {
    const rows = await app.rows(`SELECT id FROM ${table} WHERE dossier_id = $1 AND ${narrower} ORDER BY id`, [
      dossier.id,
    ]);
    return rows[which % Math.max(rows.length, 1)]?.id as string | undefined;
  };
  const ask = (path: string, body: object) => app.ask('POST', path, supervisor, body);

  async function follow(asked: Step): Promise<void> {
    const said = { text: 'Nous regardons', idempotencyKey: crypto.randomUUID() };
    const at = app.clock.now();
    switch (asked.does) {
      case 'reply':
        return void (await ask(`dossiers/${dossier.number}/replies`, said));
      case 'progress':
        return void (await ask(`dossiers/${dossier.number}/progress-reports`, said));
      case 'answer':
        return void (await ask(`dossiers/${dossier.number}/closing`, { answer: 'Rebouché', variant: 'done' }));
      case 'withdraw':
        return void (await ask(`dossiers/${dossier.number}/closing`, { reason: asked.reason }));
      case 'conversation':
      case 'waiver': {
        const debt = await one('debt', `state = 'owed'`, asked.nth);
        const body = asked.does === 'waiver' ? { waiver: 'unreachable' } : { conversation: 'Dit au téléphone' };
        return debt === undefined ? undefined : void (await ask(`debts/${debt}/settlement`, body));
      }
      case 'completion': {
        const task = await one('task', 'open', asked.nth);
        return task === undefined ? undefined : void (await ask(`tasks/${task}/completion`, {}));
      }
      case 'accepted':
      case 'delivered':
      case 'refused':
        return outcome(asked.does, asked.nth, at);
      case 'join':
        return join(at);
      case 'loopback':
        return loop();
      case 'time':
        app.clock.set(new Date(at.getTime() + asked.hours * hourMs));
        return clockwork.round();
      case 'survey':
        return clickSurvey(asked.solved);
      default:
        return asked satisfies never;
    }
  }

  async function outcome(what: 'accepted' | 'delivered' | 'refused', which: number, at: Date): Promise<void> {
    const message = await one('message', `state <> 'refused'`, which);
    if (message === undefined) return;
    await app.rows(`UPDATE message SET state = 'sending' WHERE id = $1 AND state = 'composed'`, [message]);
    await inTown(async (tx): Promise<void> => {
      if (what === 'accepted') await messageAccepted(tx, message, null, at);
      else if (what === 'delivered') await messageDelivered(tx, message, null, at);
      else await messageFailed(tx, message, 'refused', 'address-unknown', at);
    });
  }

  async function join(at: Date): Promise<void> {
    const contact = await aContact('joined');
    const town = await towns.byId(app.saintAubin);
    await inTown((tx) =>
      joinDossier(tx, dossier.id, contact, {
        at,
        answerDueAt: anotherAnswerDueAt(town, at),
        danger: null,
        reminder: reminderAt(town, at),
        asksAgain: true,
        answersUs: true,
        isThanks: false,
        isPerhapsAnother: false,
      }),
    );
  }

  async function loop(): Promise<void> {
    await inTown(async (tx) => {
      const [row] = await tx.query<DossierRow>(
        'SELECT *, target_date::text, tacit_on::text, tacit_announced::text FROM dossier WHERE id = $1 FOR NO KEY UPDATE',
        [dossier.id],
      );
      await loopback.run(tx, row!);
    });
  }

  async function clickSurvey(solved: string): Promise<void> {
    const [debt] = await app.rows(
      `SELECT facts ->> 'surveySecret' AS secret FROM debt WHERE dossier_id = $1 AND kind = 'is-it-solved'`,
      [dossier.id],
    );
    if (!debt) return;
    const body = new URLSearchParams({ solved });
    await fetch(`${app.url}/avis/saint-aubin-sur-gier/${debt.secret}`, { method: 'POST', redirect: 'manual', body });
  }

  async function holds(): Promise<void> {
    const [row] = await app.rows(
      `SELECT state, closing_reason, received_at,
         ARRAY (SELECT kind FROM debt WHERE dossier_id = $1 AND debt.state = 'owed' AND kind <> 'is-it-solved') AS owed,
         ARRAY (SELECT kind FROM task WHERE dossier_id = $1 AND open) AS work,
         ARRAY (SELECT debt.key FROM debt LEFT JOIN message ON message.id = debt.message_id
                WHERE debt.dossier_id = $1 AND debt.state = 'settled' AND message.state IS DISTINCT FROM 'delivered'
                AND debt.reason IS NULL AND kind <> 'is-it-solved') AS unsaid
       FROM dossier WHERE id = $1`,
      [dossier.id],
    );
    const { state, owed, work, unsaid, closing_reason, received_at } = row!;
    if (state === 'closed')
      expect({ owed, work, reason: typeof closing_reason }).toEqual({ owed: [], work: [], reason: 'string' });
    // Settled by what arrived, or by a conversation that was noted.
    expect(unsaid).toEqual([]);
    expect(received_at).toEqual(new Date('2027-03-01T10:00+01:00'));
  }

  it('no sequence of actions closes a dossier that owes a message', async () => {
    let closed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        await opened();
        for (const each of steps) {
          await follow(each);
          await holds();
        }
        const [{ state }] = (await app.rows('SELECT state FROM dossier WHERE id = $1', [dossier.id])) as [
          { state: string },
        ];
        if (state === 'closed') closed += 1;
      }),
      {
        numRuns: sequences,
        // Down the whole road and back: a run that never closes anything would prove nothing.
        examples: [
          // The answer has arrived, what was said before it has not.
          [[{ does: 'reply' }, { does: 'answer' }, { does: 'loopback' }, { does: 'delivered', nth: 0 }]],
          [[{ does: 'answer' }, { does: 'loopback' }, { does: 'delivered', nth: 0 }, { does: 'reply' }]],
          [
            [
              { does: 'progress' },
              { does: 'answer' },
              { does: 'loopback' },
              { does: 'delivered', nth: 0 },
              { does: 'delivered', nth: 1 },
              { does: 'time', hours: 2 },
              { does: 'time', hours: 75 },
              { does: 'survey', solved: 'no' },
            ],
          ],
        ],
      },
    );
    expect(closed).toBeGreaterThan(0);
  }, 180_000);
});
