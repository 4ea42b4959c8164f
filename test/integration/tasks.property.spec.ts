import fc from 'fast-check';
import pino from 'pino';
import type { LineStart } from '../../src/pipeline/line-start.js';
import { Clockwork } from '../../src/pipeline/timers/clockwork.js';
import type { Environment } from '../../src/platform/config/index.js';
import { Towns } from '../../src/towns/index.js';
import type { TestRole } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';

const services = ['voirie-proprete', 'etat-civil', 'ccas'] as const;
const callers: TestRole[] = [
  ...services.map((serviceId) => ({ role: 'agent' as const, serviceId })),
  { role: 'supervisor' },
];
const days = 24 * 3_600_000;
const sequences = 10;

type Step =
  | { does: 'taking' | 'giving-back' | 'escalation' | 'completion'; by: TestRole; kind: string }
  | { does: 'reassignment'; by: TestRole; kind: string; to: string }
  | { does: 'time'; days: number };

const by = fc.constantFrom(...callers);
const kind = fc.constantFrom('handle', 'handle', 'handle', 'call-back', 'escalated', 'ping-pong');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constantFrom('taking', 'giving-back', 'escalation', 'completion'), by, kind }),
  fc.record({ does: fc.constant('reassignment'), by, kind, to: fc.constantFrom(...services) }),
  fc.record({ does: fc.constant('time'), days: fc.integer({ min: 1, max: 9 }) }),
);

describe('whatever people and time do with the tasks of a dossier', () => {
  let app: DesksApp;
  let clockwork: Clockwork;
  beforeAll(async () => {
    app = await startDesksApp();
    clockwork = new Clockwork(
      app.database,
      new Towns(app.database, app.clock),
      app.clock,
      { start: async () => {} } as unknown as LineStart,
      pino({ level: 'silent' }),
      { SWEEP_SECONDS: 1 } as Environment,
      app.serviceUrl,
    );
  }, 120_000);
  afterAll(() => app?.stop());

  async function opened() {
    app.clock.set('2027-03-01T10:00+01:00');
    const at = app.clock.now();
    const number = await app.dossier(await app.contact({ state: 'told' }), {
      tasks: [
        { key: 'handle', kind: 'handle', dueAt: at },
        { key: 'call-back-answer', kind: 'call-back', dueAt: at },
      ],
    });
    return (await app.rows('SELECT id FROM dossier WHERE number = $1', [number]))[0]!.id as string;
  }

  async function follow(dossier: string, asked: Step): Promise<void> {
    if (asked.does === 'time') {
      app.clock.set(new Date(app.clock.now().getTime() + asked.days * days));
      return clockwork.round();
    }
    const [task] = await app.rows('SELECT id FROM task WHERE dossier_id = $1 AND kind = $2 ORDER BY open DESC, id', [
      dossier,
      asked.kind,
    ]);
    if (!task) return;
    const [method, resource] = asked.does === 'giving-back' ? ['DELETE', 'taking'] : ['POST', asked.does];
    const body =
      asked.does === 'reassignment'
        ? { service: asked.to, reason: 'Ailleurs' }
        : asked.does === 'escalation'
          ? { reason: 'À l’aide' }
          : undefined;
    const { status } = await app.ask(method, `tasks/${task.id}/${resource}`, asked.by, body);
    expect([204, 403, 409]).toContain(status);
  }

  async function holds(dossier: string): Promise<void> {
    const [row] = await app.rows(
      `SELECT state, service_id, received_at, confidential,
         (SELECT jsonb_agg(task ORDER BY key) FROM task WHERE dossier_id = $1) AS tasks,
         (SELECT count(*)::int FROM debt WHERE dossier_id = $1 AND kind = 'answer' AND state = 'owed') AS owed,
         (SELECT count(*)::int FROM reassignment WHERE dossier_id = $1) AS given
       FROM dossier WHERE id = $1`,
      [dossier],
    );
    const { state, service_id, received_at, tasks, owed, given } = row!;
    const of = (key: string) => tasks.filter((task: { key: string }) => task.key === key);
    const [handle] = of('handle');
    // Still open, and still owed: an action on a task pays nobody.
    expect({ state, owed, received_at }).toEqual({
      state: 'open',
      owed: 1,
      received_at: new Date('2027-03-01T10:00+01:00'),
    });
    expect(tasks.filter(({ open }: { open: boolean }) => open).length + owed).toBeGreaterThan(0);
    // The answer is the work of whoever has the dossier, until somebody says that it is done.
    if (handle.open) expect(handle.service_id).toBe(service_id);
    expect(['to-do', 'taken', 'done']).toContain(handle.state);
    expect(of('ping-pong')).toHaveLength(given >= 2 ? 1 : 0);
    for (const { state: its, taken_by } of tasks) if (its === 'taken') expect(taken_by).toMatch(/^clé essai/);
  }

  it('an open dossier has work or a debt, its answer is its own service’s, and the head is told of ping-pong once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const dossier = await opened();
        for (const each of steps) {
          await follow(dossier, each);
          await holds(dossier);
        }
        expect(await lockedOut(dossier)).toEqual([]);
      }),
      { numRuns: sequences },
    );
  }, 120_000);

  /** Once time has passed, nobody who is silent has anything. */
  async function lockedOut(dossier: string): Promise<string[]> {
    // On another day of the week each time, so that some find the service open.
    for (let round = 0; round < 5; round++) await follow(dossier, { does: 'time', days: 8 });
    const rows = await app.rows(`SELECT kind FROM task WHERE dossier_id = $1 AND state = 'taken'`, [dossier]);
    return rows.map((task) => task.kind as string);
  }
});
