import type { Browser, Page } from 'playwright-core';
import { startDesksApp, type DesksApp } from '../support/desks-app.js';
import { historian } from '../support/history.js';
import { march2027 } from '../support/march-2027.js';
import { openChromium } from './chromium.js';
import { axeViolations, startDay, tabTo } from './clerk.js';

describe('the indicators, in a browser', () => {
  let app: DesksApp;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    app = await startDesksApp();
    app.clock.set('2027-04-30T10:00:00Z');
    const [administration] = await app.rows<{ id: string }>('SELECT id FROM administration ORDER BY id LIMIT 1');
    await march2027(historian(app), administration!.id);
    browser = await openChromium();
    ({ page, problems } = await startDay(browser, app));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

  it('are read month beside month, with what each counts and a definition on demand, with the keyboard alone', async () => {
    await tabTo(page, 'Indicateurs');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Indicateurs' }).waitFor();
    await page.getByRole('columnheader', { name: 'avril 2027 (en cours)' }).waitFor();
    expect(await row('Avec un message remis').innerText()).toMatch(
      /Rien à compter\s+Rien à compter\s+66,7\s%\s*2 sur 3\s+Rien à compter/,
    );
    expect(await row('« Ma question a été comprise »').innerText()).toContain(
      'Pas encore mesuré. La question n’est pas encore posée',
    );
    expect(await axeViolations(page)).toEqual([]);

    const definition = page.getByText('Dossiers clos dont l’usager a reçu le message');
    expect(await definition.isVisible()).toBe(false);
    await page.getByText('K5 · Taux de re-bouclage').focus();
    await page.keyboard.press('Enter');
    await definition.waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('are narrowed to a service, which stays in the address; a confidential one does not tell of one person', async () => {
    await page.getByLabel('Service').selectOption({ label: 'Voirie, éclairage et propreté' });
    await row('Réattributions par dossier').getByText('2 ÷ 3').waitFor();
    expect(page.url()).toContain('service=voirie-proprete');
    await page.getByLabel('Service').selectOption('ccas');
    await row('À part : sans message, avec motif').getByText('Moins de 5 : non donné').waitFor();
    await page.getByLabel('Par', { exact: true }).selectOption('Trimestre');
    await page.getByRole('columnheader', { name: '1er trimestre 2027' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('are saved for a spreadsheet, with the same choice', async () => {
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'par canal' }).click();
    expect((await saved).suggestedFilename()).toBe('indicateurs-saint-aubin-sur-gier-2027-06-30.csv');
    expect((await saved).url()).toMatch(/kpis\.csv\?period=quarter&service=ccas&count=4&by=channel$/);
  });
});
