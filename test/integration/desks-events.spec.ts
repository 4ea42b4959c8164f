import { agentKey } from '../support/agent-key.js';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { eventually } from '../support/eventually.js';

describe('the live events of a town', () => {
  let app: DesksApp;
  beforeAll(async () => {
    app = await startDesksApp();
  });
  afterAll(() => app.stop());

  async function listen({ town = 'saint-aubin-sur-gier', lastKnown = '' } = {}) {
    const stop = new AbortController();
    const response = await fetch(`${app.url}/api/towns/${town}/events`, {
      headers: {
        authorization: `Bearer ${await agentKey(app.database, { town })}`,
        ...(lastKnown && { 'last-event-id': lastKnown }),
      },
      signal: stop.signal,
    });
    const heard = { text: '', isOver: false };
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body!) heard.text += decoder.decode(chunk, { stream: true });
    })().then(
      () => (heard.isOver = true),
      () => (heard.isOver = true),
    );
    const events = () =>
      [...heard.text.matchAll(/^data: (.*)$/gm)].map(
        ([, data]) => JSON.parse(data!) as { id: string; state: string; updatedAt: string },
      );
    return { response, heard, events, close: async () => (stop.abort(), await reading) };
  }

  it('tells every listener of a contact that arrives and moves, by its id and state alone', async () => {
    const [one, two] = [await listen(), await listen()];
    expect(one.response.headers.get('content-type')).toContain('text/event-stream');
    const id = await app.contact({ subject: 'Un secret' });
    for (const { events, heard } of [one, two]) {
      await eventually(() => expect(events()).toContainEqual({ id, state: 'received', updatedAt: expect.any(String) }));
      expect(heard.text).not.toContain('secret');
    }
    await app.rows(`UPDATE contact SET state = 'read', updated_at = now() WHERE id = $1`, [id]);
    await eventually(() => expect(one.events()).toContainEqual({ id, state: 'read', updatedAt: expect.any(String) }));
    await Promise.all([one.close(), two.close()]);
  });

  it('tells a browser that comes back what it has missed', async () => {
    const first = await app.contact();
    const [{ at }] = (await app.rows(
      `SELECT to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at FROM contact WHERE id = $1`,
      [first],
    )) as [{ at: string }];
    const missed = await app.contact();
    const back = await listen({ lastKnown: at });
    await eventually(() => expect(back.events()[0]).toMatchObject({ id: missed }));
    await back.close();
  });

  it('tells nothing of another town', async () => {
    const grandval = await listen({ town: 'grandval' });
    const ours = await app.contact();
    const theirs = await app.contact({}, app.grandval);
    await eventually(() => expect(grandval.events().map(({ id }) => id)).toContain(theirs));
    expect(grandval.heard.text).not.toContain(ours);
    await grandval.close();
  });
});

it('a browser that still listens does not keep the program from stopping', async () => {
  const app = await startDesksApp();
  const response = await fetch(`${app.url}/api/towns/saint-aubin-sur-gier/events`, {
    headers: { authorization: `Bearer ${await agentKey(app.database, {})}` },
  });
  await app.stop();
  await expect(response.text()).resolves.toContain('retry:');
});
