import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { createAccount, grantIn } from '../../src/access/index.js';
import type { TownHall } from '../support/town-hall.js';

const credentials = { login: 'camille.martin', name: 'Camille Martin', password: 'un mot de passe assez long' };
export const townPath = '/ville/saint-aubin-sur-gier';

export async function hireClerk({ database }: Pick<TownHall, 'database'>): Promise<void> {
  await createAccount(database, credentials, await grantIn(database, 'saint-aubin-sur-gier', 'supervisor', null));
}

/** A clerk's browser, nobody signed in. What is thrown in a page is kept in `problems`. */
export async function sitDown(browser: Browser, baseURL: string, reducedMotion: 'reduce' | 'no-preference') {
  const context = await browser.newContext({ baseURL, reducedMotion, locale: 'fr-FR' });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  return { page, context, problems };
}

export async function signIn(page: Page, password = credentials.password, login = credentials.login): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** A clerk of the town at their browser, on the page of the day; what they look for is there within twenty seconds. */
export async function startDay(browser: Browser, hall: Pick<TownHall, 'database' | 'url'>) {
  await hireClerk(hall);
  const seat = await sitDown(browser, hall.url, 'reduce');
  seat.page.setDefaultTimeout(20_000);
  await signIn(seat.page);
  await seat.page.getByRole('heading', { level: 1, name: 'La journée' }).waitFor();
  return seat;
}

/** What axe finds wrong, by rule and place. A colour is measured once a movement is over. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Presses Tab until that link has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const stepsMax = 60;
  for (let step = 0; step < stepsMax; step += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
