import type { Browser, Page } from 'playwright-core';
import { messageFailed } from '../../src/dossiers/message-outcome.js';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';
import { openChromium } from './chromium.js';
import { axeViolations, startDay, townPath } from './clerk.js';

describe('a message of which nobody knows whether it left, in a browser', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  let browser: Browser;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
    browser = await openChromium();
    ({ page, problems } = await startDay(browser, hall));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await hall?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  interface Asked {
    id: string;
    number: string;
  }

  /** Somebody tells of a hole by the form; their acknowledgement is in that state. */
  async function asked(email: string, subject: string, state: string): Promise<Asked> {
    const form = { name: 'Nina Roy', email, subject, message: 'Un nid-de-poule.', demarche: 'degradation-voirie' };
    expect((await town.form(form)).status).toBe(201);
    return eventually(async () => {
      const [found] = await town.rows<Asked & { state: string }>(
        `SELECT message.id, number, message.state FROM message JOIN dossier ON dossier.id = dossier_id WHERE recipient = $1`,
        [email],
      );
      expect(found?.state).toBe(state);
      return found!;
    });
  }

  /** From the list of tasks to the message itself. */
  async function openMessage(number: string): Promise<void> {
    await page.goto(`${townPath}/taches?service=voirie-proprete`);
    const task = page.getByRole('article').filter({ hasText: number }).filter({ hasText: 'Vérifier si un message' });
    await task.getByRole('button', { name: /^Prendre/ }).waitFor();
    await task.getByRole('link', { name: number }).click();
    await page.getByText('Vérifier si un message est parti').waitFor();
    // Its own buttons say what became of it: a word would not.
    expect(await page.getByRole('button', { name: 'Fait : Vérifier si un message est parti' }).count()).toBe(0);
    expect(await page.getByText('Aiguillé, l’usager est prévenu').count()).toBe(0);
    const message = page.locator('summary').filter({ hasText: 'Courriel à l’envoi incertain' });
    await message.focus();
    await page.keyboard.press('Enter');
  }

  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };

  it('the usager has it: the page says that they know, and who wrote from which address', async () => {
    // Its server takes the text and hangs up.
    const { number } = await asked('coupe@courriel.example', 'Trou rue Pasteur', 'unknown');
    await openMessage(number);
    await page.getByText('De : Nina Roy <coupe@courriel.example>').waitFor();
    await page.getByText('la liaison a été coupée après l’envoi', { exact: false }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await press('L’usager l’a reçu');
    await page.getByText('Courriel remis').waitFor();
    await page.getByText('Aiguillé, l’usager est prévenu').waitFor();
    await eventually(async () =>
      expect(await town.rows(`SELECT state FROM task WHERE kind = 'check-sending'`)).toEqual([{ state: 'done' }]),
    );
  }, 90_000);

  it('it has not arrived: it is sent again, once', async () => {
    const email = 'nina.roy@courriel.example';
    const { id, number } = await asked(email, 'Trou place du marché', 'accepted');
    await hall.database.inTown(hall.saintAubin, (tx) =>
      messageFailed(tx, id, 'unknown', 'connection-lost-after-data', hall.clock.now()),
    );
    expect(town.mailsTo(email)).toHaveLength(1);
    await openMessage(number);
    await press('Il n’est pas arrivé : l’envoyer de nouveau');
    await page.getByText('Courriel parti').waitFor();
    await page.getByText('Aiguillé, l’usager est prévenu').waitFor();
    expect(town.mailsTo(email)).toHaveLength(2);
  }, 90_000);
});
