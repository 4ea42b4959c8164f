import fc from 'fast-check';
import { leaveDossier } from '../../src/dossiers/leave-dossier.js';
import { verifyChains } from '../../src/dossiers/verify-chains.js';
import { march, startNeeds, type Needs } from '../support/needs.js';

const closed = { state: 'closed', closed_at: march(3), closing_reason: 'answered' };

describe('a contact that was separated and joins again', () => {
  let needs: Needs;
  beforeAll(async () => {
    needs = await startNeeds();
  });
  afterAll(() => needs.drop());

  const leave = (dossierId: string, contactId: string) =>
    needs.inTown((tx) =>
      leaveDossier(tx, dossierId, contactId, { actor: 'accueil', at: march(5), to: 'SA-2027-000999' }),
    );
  const close = (id: string) =>
    needs.rows(
      `WITH paid AS (UPDATE debt SET state = 'settled' WHERE dossier_id = $1), done AS (UPDATE task SET state = 'done' WHERE dossier_id = $1)
       UPDATE dossier SET state = 'closed', closed_at = $2, closing_reason = 'answered' WHERE id = $1`,
      [id, march(3)],
    );
  const world = async ({ isClosed }: { isClosed: boolean }) => {
    const [jeanne, paul] = [await needs.usager(), await needs.usager()];
    const id = await needs.open(jeanne);
    if (isClosed) await close(id);
    const contacts = [await needs.contact(jeanne), await needs.contact(jeanne), await needs.contact(paul)] as const;
    return { id, contacts };
  };
  /** Without what tells one dossier from another. */
  const owed = async (id: string, contacts: readonly string[]) => {
    const rows = await needs.rows<{ key: string }>(
      `SELECT key, kind, state, payable, facts - 'numbers' - 'firstToldAt' AS facts, due_at, reason, ended_at IS NULL AS lives FROM debt
       WHERE dossier_id = $1 ORDER BY key`,
      [id],
    );
    return contacts.reduce((text, each, place) => text.replaceAll(each, `contact ${place}`), JSON.stringify(rows));
  };

  it.each([true, false])('owes what one joining owes (closed: %s)', async (isClosed) => {
    for (const place of [0, 2]) {
      const [once, again] = [await world({ isClosed }), await world({ isClosed })];
      await needs.join(once.id, once.contacts[place]!);
      const first = await needs.join(again.id, again.contacts[place]!);
      await leave(again.id, again.contacts[place]!);
      expect(await needs.join(again.id, again.contacts[place]!)).toEqual(first);
      expect(await owed(again.id, again.contacts)).toEqual(await owed(once.id, once.contacts));
    }
  });

  it('leaves a dossier that it alone had opened again closed as it was, and an open one open', async () => {
    const { id, contacts } = await world({ isClosed: true });
    await needs.join(id, contacts[0]);
    expect((await needs.whole(id)).dossier).toMatchObject({ state: 'open', closed_at: null });
    await leave(id, contacts[0]);
    const { dossier, debts, timeline } = await needs.whole(id);
    expect(dossier).toMatchObject(closed);
    expect(debts.find(({ key }) => key === 'answer-2')).toMatchObject({ state: 'waived' });
    expect(timeline.map(({ kind }) => kind)).toEqual(['opened', 'usager-replied', 'contact-separated', 'closed']);
    const open = await world({ isClosed: false });
    await needs.join(open.id, open.contacts[0]);
    await leave(open.id, open.contacts[0]);
    expect((await needs.whole(open.id)).dossier).toMatchObject({ state: 'open' });
  });

  it('takes nothing from what a person has written by then', async () => {
    const { id, contacts } = await world({ isClosed: true });
    await needs.join(id, contacts[0]);
    await needs.rows(`UPDATE debt SET payable = true WHERE dossier_id = $1 AND key = 'answer-2'`, [id]);
    await leave(id, contacts[0]);
    const { debts } = await needs.whole(id);
    expect(debts.find(({ key }) => key === 'answer-2')).toMatchObject({ state: 'owed', payable: true });
  });

  it('hands the word of the day on to who asked again as well', async () => {
    const { id, contacts } = await world({ isClosed: false });
    const progress = async () =>
      needs.rows(`SELECT state, facts ->> 'contact' AS contact FROM debt WHERE dossier_id = $1 AND kind = 'progress'`, [
        id,
      ]);
    await needs.join(id, contacts[0]);
    await needs.join(id, contacts[1]);
    await leave(id, contacts[0]);
    expect(await progress()).toEqual([{ state: 'owed', contact: contacts[1] }]);
    await leave(id, contacts[1]);
    expect(await progress()).toEqual([{ state: 'waived', contact: contacts[1] }]);
  });

  it('calls whoever is responsible at the third reminder that stays', async () => {
    const { id } = await world({ isClosed: false });
    const [{ usager_id: jeanne }] = (await needs.rows<{ usager_id: string }>(
      'SELECT usager_id FROM dossier WHERE id = $1',
      [id],
    )) as [{ usager_id: string }];
    const three = [await needs.contact(jeanne), await needs.contact(jeanne), await needs.contact(jeanne)];
    for (const each of three) await needs.join(id, each);
    const alert = async () => (await needs.whole(id)).tasks.filter(({ kind }) => kind === 'third-reminder');
    await leave(id, three[0]!);
    expect(await alert()).toMatchObject([{ state: 'dropped' }]);
    await needs.join(id, three[0]!);
    expect(await alert()).toMatchObject([{ state: 'to-do' }]);
  });

  it('in whatever order they come and go, those who stay are owed their word once, and nothing is said twice', async () => {
    const moves = fc.record({ act: fc.constantFrom('join' as const, 'leave' as const), who: fc.constantFrom(0, 1, 2) });
    const telling = fc.constant({ act: 'tell' as const, who: 0 });
    const step = fc.oneof({ arbitrary: moves, weight: 8 }, { arbitrary: telling, weight: 1 });
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 6, maxLength: 14 }), async (isClosed, steps) => {
        const { id, contacts } = await world({ isClosed });
        const before = new Set((await needs.whole(id)).debts.map(({ key }) => key));
        /** Who is in the dossier, and whether they asked about something that was open. */
        const there = new Map<number, boolean>();
        const told = new Set<string>();
        for (const { act, who } of steps) {
          if (act === 'tell') {
            const paid = await needs.rows<{ key: string }>(
              `UPDATE debt SET state = 'settled' WHERE dossier_id = $1 AND state = 'owed' AND payable RETURNING key`,
              [id],
            );
            for (const { key } of paid) {
              expect(told).not.toContain(key);
              told.add(key);
            }
          } else if (act === 'join') {
            if (!there.has(who)) there.set(who, who !== 2 && (!isClosed || there.size > 0));
            await needs.join(id, contacts[who], { asksAgain: who !== 2 });
          } else {
            there.delete(who);
            await leave(id, contacts[who]);
          }
          const { dossier, debts, tasks } = await needs.whole(id);
          if (isClosed) expect(dossier).toMatchObject(there.size === 0 ? closed : { state: 'open', closed_at: null });
          const live = debts.filter(({ key, state }) => state === 'owed' && !before.has(key)).map(({ key }) => key);
          const word = `acknowledgement-${contacts[2]}`;
          const progress = 'progress-2027-03-04';
          const isDue = [...there.values()].some(Boolean);
          expect(live.sort()).toEqual(
            [
              ...(there.has(2) ? [`answer-${contacts[2]}`, ...(told.has(word) ? [] : [word])] : []),
              ...(isClosed && there.size > 0 ? ['answer-2'] : []),
              ...(isDue && !told.has(progress) ? [progress] : []),
            ].sort(),
          );
          const toRead = tasks.filter(({ kind, state }) => kind === 'read-reply' && state === 'to-do');
          expect(toRead.map(({ key }) => key).sort()).toEqual(
            [...there.keys()].map((each) => `read-reply-${contacts[each]}`).sort(),
          );
        }
      }),
      { numRuns: 40 },
    );
    expect((await verifyChains(needs.database, needs.saintAubin)).broken).toEqual([]);
  });
});
