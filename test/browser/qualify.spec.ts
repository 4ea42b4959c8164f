import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { eventually } from '../support/eventually.js';
import { openChromium } from './chromium.js';
import { axeViolations, startDay, townPath } from './clerk.js';

const guess = (demarche: string, confidence: number, reasons: string[] = []) => ({ demarche, confidence, reasons });
const twoRequests = 'Je cherche une place en crèche. Le lampadaire de ma rue est cassé.';

/** The line stands still: what is decided leaves the pile and goes nowhere, which is all these tests look at. */
describe('the pile « à qualifier », by keyboard', () => {
  let app: DesksApp;
  let browser: Browser;
  let page: Page;
  let context: BrowserContext;
  let problems: string[];
  const ids: Record<string, string> = {};

  const waiting = async (subject: string, body: string, more: Record<string, unknown> = {}) => {
    const { guesses = [], alerts = [], segments = [], ...columns } = more;
    const id = await app.contact({ state: 'to-qualify', reason: 'unsure', subject, body, language: 'fr', ...columns });
    await app.rows(
      `INSERT INTO qualification (town_id, id, contact_id, decision, decided_by, guesses, alerts, segments)
       VALUES ($1, gen_random_uuid(), $2, 'auto', 'aiguillage', $3, $4, $5)`,
      [app.saintAubin, id, JSON.stringify(guesses), JSON.stringify(alerts), JSON.stringify(segments)],
    );
    ids[subject] = id;
  };
  const stateOf = async (subject: string) =>
    (await app.rows<{ state: string }>('SELECT state FROM contact WHERE id = $1', [ids[subject]]))[0]!.state;
  const decided = async (subject: string) =>
    (
      await app.rows<{ demarche_id: string; parts: object[] }>(
        `SELECT demarche_id, parts FROM qualification WHERE contact_id = $1 AND decision = 'human'`,
        [ids[subject]],
      )
    )[0];
  const opened = (name: string | RegExp) => page.getByRole('heading', { level: 2, name }).waitFor();

  beforeAll(async () => {
    app = await startDesksApp();
    await waiting('trou', 'Il y a un trou sur la chaussee.', {
      received_at: '2027-03-01T08:00:00Z',
      guesses: [guess('degradation-voirie', 0.62, ['trou', 'chaussée']), guess('depot-sauvage', 0.2)],
    });
    await waiting('deux choses', twoRequests, {
      received_at: '2027-03-01T08:01:00Z',
      guesses: [guess('place-creche', 0.5, ['crèche'])],
      segments: [
        { text: 'Je cherche une place en crèche.', from: 0, to: 31, guesses: [guess('place-creche', 0.9)] },
        { text: 'Le lampadaire de ma rue est cassé.', from: 32, to: 66, guesses: [guess('degradation-voirie', 0.8)] },
      ],
    });
    await waiting('bonjour', 'My son will be three in June.', {
      received_at: '2027-03-01T08:02:00Z',
      language: 'en',
      reason: 'no-words',
    });
    browser = await openChromium();
    ({ page, context, problems } = await startDay(browser, app));
    await page.goto(`${townPath}/a-qualifier`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  it('opens on what has waited longest, with the guesses in words and the words that weighed marked', async () => {
    await opened('trou');
    await page.getByText('probable (62 %)', { exact: true }).waitFor();
    expect(await page.locator('mark').allInnerTexts()).toEqual(['trou', 'chaussee']);
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('a digit accepts a guess, the next contact comes by itself and is told aloud, and u takes it back', async () => {
    await page.keyboard.press('1');
    await opened('deux choses');
    await eventually(async () =>
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('deux choses'),
    );
    await page
      .getByRole('status')
      .getByText(/^« trou » : /)
      .waitFor();
    await page.keyboard.press('u');
    await opened('trou');
    expect(await stateOf('trou')).toBe('to-qualify');
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('on a French keyboard the same key works, which writes « & » without Shift', async () => {
    await page.evaluate(() =>
      document.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit2', key: 'é', bubbles: true })),
    );
    await opened('deux choses');
    await page.keyboard.press('n');
    await opened('bonjour');
    await eventually(async () => expect(await stateOf('trou')).toBe('qualified'));
    expect(await decided('trou')).toMatchObject({ demarche_id: 'depot-sauvage' });
  }, 60_000);

  it('shows the language of what is not in French, and / finds any démarche without its accents', async () => {
    await page.getByText('anglais').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('scolaire inscr');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .getByText(/^« bonjour » : /)
      .waitFor();
    await opened('deux choses');
  }, 60_000);

  it('s offers the requests that were found, and Enter opens a dossier for each (J24)', async () => {
    await page.getByText('2 demandes reconnues').waitFor();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Séparer en 2 dossiers' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Tout est qualifié.').waitFor();
    // What was decided is sent when the page is left.
    await page.getByRole('link', { name: 'La journée' }).click();
    await eventually(async () => expect(await stateOf('deux choses')).toBe('qualified'));
    expect(await decided('deux choses')).toMatchObject({
      demarche_id: 'place-creche',
      parts: [
        { demarche: 'place-creche' },
        { demarche: 'degradation-voirie', text: 'Le lampadaire de ma rue est cassé.' },
      ],
    });
    expect(await stateOf('bonjour')).toBe('qualified');
  }, 60_000);

  it('a danger stands apart, above, with its numbers and what to do, and nothing of it in the list (J22)', async () => {
    await waiting('encore un trou', 'Un trou.', { guesses: [guess('degradation-voirie', 0.5)] });
    await waiting('je vais en finir', 'Je vais en finir, vous verrez.', {
      reason: 'danger',
      guesses: [guess('degradation-voirie', 0.5)],
      alerts: [
        { alert: 'suicide', level: 'emergency', numbers: ['3114', '15'], rule: 'UR-03', reason: 'Restez en ligne.' },
      ],
    });
    await page.goto(`${townPath}/a-qualifier`);
    const queue = page.getByRole('navigation', { name: 'Contacts à qualifier' });
    await queue.getByRole('region', { name: 'Danger signalé' }).getByRole('link').waitFor();
    expect(await queue.innerText()).not.toContain('finir');
    await page.getByRole('link', { name: '3114' }).waitFor();
    await page.getByText('Restez en ligne.').waitFor();
    await page.getByText('Aucune proposition').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Pas assez sûr/ }).click();
    await opened('encore un trou');
  }, 60_000);

  it('tells when a colleague has the same contact before them', async () => {
    await app.ask('POST', `contacts/${ids['encore un trou']}/attention`, { role: 'operator' }, {});
    await page.goto(`${townPath}/a-qualifier?contact=${ids['encore un trou']}`);
    await page.getByText(/^essai operator a aussi ce contact/).waitFor();
    await page.getByText('essai operator est dessus').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('what was decided is sent when the page is closed, or gives way to another tab, before its seconds are over', async () => {
    const goes = { guesses: [guess('degradation-voirie', 0.5)] };
    await waiting('fermée', 'Un trou.', goes);
    await page.goto(`${townPath}/a-qualifier?contact=${ids['fermée']}`);
    await opened('fermée');
    await page.keyboard.press('1');
    await page
      .getByRole('status')
      .getByText(/^« fermée » : /)
      .waitFor();
    await page.goto('about:blank');
    await eventually(async () => expect(await stateOf('fermée')).toBe('qualified'), 5_000);

    await waiting('cachée', 'Un trou.', goes);
    await page.goto(`${townPath}/a-qualifier?contact=${ids['cachée']}`);
    await opened('cachée');
    await page.keyboard.press('1');
    await page
      .getByRole('status')
      .getByText(/^« cachée » : /)
      .waitFor();
    // Chromium without a window never hides a tab: the page is told so as it would be.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await eventually(async () => expect(await stateOf('cachée')).toBe('qualified'), 5_000);
    await page.goto(`${townPath}/a-qualifier?contact=${ids['encore un trou']}`);
  }, 60_000);

  it('whoever does not want one-key shortcuts turns them off', async () => {
    await page.getByText('Au clavier').click();
    await page.getByLabel('Raccourcis d’une seule touche').uncheck();
    await page.keyboard.press('n');
    await page.keyboard.press('1');
    await opened('encore un trou');
    await page.getByLabel('Raccourcis d’une seule touche').check();
  }, 60_000);

  it('at 200 % nothing is cut off sideways, and the contact comes before the list', async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const [contact, list] = await Promise.all([
      page.getByRole('heading', { level: 2, name: 'encore un trou' }).boundingBox(),
      page.getByRole('navigation', { name: 'Contacts à qualifier' }).boundingBox(),
    ]);
    expect(contact!.y).toBeLessThan(list!.y);
    await context.close();
  }, 60_000);
});
