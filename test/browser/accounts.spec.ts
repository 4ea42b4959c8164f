import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { storedContact } from '../support/record.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';
import { openChromium } from './chromium.js';
import { axeViolations, startDay, townPath } from './clerk.js';

const mailbox = 'contact@saint-aubin-sur-gier.example';

describe('the accounts of a day, in a browser', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  /** YYYY-MM-DD: when the database says that all this was stored. */
  let day: string;

  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
    await town.mail({ from: 'nina.roy@courriel.example', subject: 'Piscine', text: 'Quels sont les horaires ?' });
    await town.followed(({ subject }) => subject === 'Piscine', ['told', 'to-qualify', 'answered']);
    const [today] = await town.rows<{ day: string }>(
      `SELECT to_char(now() AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS day`,
    );
    day = today!.day;
    browser = await openChromium();
    ({ page, problems } = await startDay(browser, hall));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await hall?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  /** The cells of the row of that name, under that title. */
  const cells = async (title: string, name: string) => {
    const row = page
      .getByRole('region', { name: title })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    // The day is chosen once the page stands: what stood may be drawn anew in between.
    return eventually(async () => {
      const texts = await row.getByRole('cell').allInnerTexts();
      if (texts.length === 0) throw new Error(`no row « ${name} » under « ${title} »`);
      return texts;
    });
  };
  const open = async () => {
    await page.goto(`${townPath}/comptes`);
    await page.getByLabel('Jour').fill(day);
  };

  it('say of each door and of each mailbox what arrived, and that the count is right', async () => {
    await open();
    expect((await cells('Par entrée', `Courriel · ${mailbox}`))[0]).toBe('1');
    expect((await cells('Boîtes de courriel', `${mailbox} · INBOX`)).slice(0, 5)).toEqual(['1', '0', '0', '0', '0']);
    await page.getByRole('status').getByText('Les comptes sont justes', { exact: true }).waitFor();
    expect(await page.getByText('Courriels qui n’ont pas pu être pris').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('name a mail that its server does not give, and the mailbox where it waits', async () => {
    // Of a mailbox nobody reads here, or the line would take it.
    await town.rows(
      `INSERT INTO mail_seen (town_id, mailbox, folder, uid_validity, uid, fate, reason, attempts)
       VALUES (current_town(), 'sports@ville.example', 'INBOX', 7, 42, 'waiting', 'message-not-fetched', 3)`,
    );
    await open();
    const waiting = await cells('Courriels qui n’ont pas pu être pris', 'sports@ville.example · INBOX');
    expect(waiting.slice(0, 3)).toEqual(['42', 'le serveur de courriel ne le donne pas', '3']);
    expect((await cells('Boîtes de courriel', 'sports@ville.example · INBOX'))[4]).toBe('1');
    await page.getByText('Les comptes sont justes ; des courriels attendent encore').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('say that a mailbox is not read, and why', async () => {
    await town.rows(
      `INSERT INTO mailbox_state (town_id, mailbox, failure, since, said_at) VALUES (current_town(), 'sports@ville.example', 'credentials-refused', now(), now())`,
    );
    await open();
    const [why] = await cells('Boîtes qui ne sont pas lues en ce moment', 'sports@ville.example');
    expect(why).toBe('le serveur refuse le mot de passe ou le jeton');
    await page.getByText('Une boîte n’est pas lue : prévenez l’informatique').waitFor();
  }, 60_000);

  it('count what could not be treated, until a clerk has it tried again on its pile', async () => {
    const quarantined = async () => (await cells('Par entrée', 'Formulaire · formulaire'))[4];
    await hall.database.inTown(hall.saintAubin, (tx) =>
      storedContact(tx, {
        channel: 'web_form',
        source: 'formulaire',
        sender: '{"name": "Nina Roy", "email": "nina.roy@courriel.example"}',
        facts: JSON.stringify({ subject: 'Banc cassé', text: 'Le banc du square est cassé.' }),
        state: 'quarantined',
        reason: 'failed-intake',
      }),
    );
    await open();
    expect(await quarantined()).toBe('1');
    await page.getByRole('link', { name: /Quarantaine/ }).click();
    await page.getByRole('button', { name: 'Réessayer : Banc cassé' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Rien en quarantaine.').waitFor();
    await eventually(async () => {
      await open();
      expect(await quarantined()).toBe('0');
    });
  }, 60_000);
});
