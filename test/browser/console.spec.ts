import type { Browser, BrowserContext, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';
import { openChromium } from './chromium.js';
import { axeViolations, hireClerk, signIn, sitDown, tabTo, townPath } from './clerk.js';

describe('the console, in a browser', () => {
  let hall: TownHall;
  let usager: ReturnType<typeof journey>;
  let browser: Browser;
  let page: Page;
  let context: BrowserContext;
  let problems: string[];

  beforeAll(async () => {
    hall = await startTownHall();
    usager = journey(hall);
    await hireClerk(hall);
    browser = await openChromium();
    ({ page, context, problems } = await sitDown(browser, hall.url, 'reduce'));
    page.setDefaultTimeout(20_000);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hall?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const card = (subject: string) => page.getByRole('link', { name: subject, exact: true });
  const writes = async (subject: string, message: string, more = {}) => {
    const { status } = await usager.form({
      name: 'Inès Aubert',
      email: 'ines.aubert@courriel.example',
      subject,
      message,
      ...more,
    });
    expect(status).toBe(201);
  };

  it('a wrong password is refused in French, and the right one opens the day', async () => {
    await signIn(page, 'un mauvais mot de passe');
    await page.getByText('Identifiant ou mot de passe incorrect.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await signIn(page);
    await heading('La journée').waitFor();
    expect(await page.getByText('Ville de Saint-Aubin-sur-Gier').count()).toBe(1);
  }, 60_000);

  it('what a usager sends appears on the board while the clerk watches, and is told aloud', async () => {
    const last = page.getByRole('region', { name: /Retour à l’usager/ });
    await last.waitFor(); // or what is sent would be there when the board is first read: nothing new
    await writes('Subvention 2027', 'Notre association demande une subvention.', {
      demarche: 'subvention-association',
    });
    await last.getByRole('link', { name: 'Subvention 2027' }).waitFor();
    await last.getByText(/^Dossier SA-/).waitFor();
    await last.getByText(/Courriel (parti|remis)/).waitFor();
    await page.getByRole('status').getByText('1 nouveau contact').waitFor({ state: 'attached' });
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('shows nothing of the usager’s side outside the demo', async () => {
    expect(await page.getByText('Côté usager').count()).toBe(0);
  });

  it('the keyboard alone opens a contact, and its title takes the focus', async () => {
    await page.goto(townPath);
    await card('Subvention 2027').waitFor();
    await tabTo(page, 'Subvention 2027');
    await page.keyboard.press('Enter');
    await heading('Subvention 2027').waitFor();
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1'));
    expect(await page.title()).toBe('Subvention 2027 — Aiguillage');
  }, 60_000);

  it('a contact shows what came, what was understood, where it went and what the usager reads, word for word', async () => {
    await page.getByText('Notre association demande une subvention.').waitFor();
    await page.getByText('Vie associative', { exact: false }).first().waitFor();
    const [{ number, body }] = (await usager.rows<{ number: string; body: string }>(
      `SELECT number, body FROM dossier JOIN message ON dossier_id = dossier.id WHERE demarche_id = 'subvention-association' LIMIT 1`,
    )) as [{ number: string; body: string }];
    const dossier = page.getByRole('region', { name: `Dossier ${number}` });
    await dossier.locator('summary').first().click();
    const shown = await dossier.locator('details p').allInnerTexts();
    expect(shown.map((text) => text.trim())).toContain(body.trim());
    await dossier.getByText('Répondre et clore').click();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('a clerk answers, and the usager gets those words', async () => {
    await page.getByLabel('Réponse à l’usager').fill('votre demande sera vue par la commission du mois de mai.');
    await page.getByRole('button', { name: 'Envoyer la réponse et clore' }).click();
    await page.getByText(/^(Réponse en route|Clos)$/).waitFor();
    await eventually(async () => {
      const [{ count }] = (await usager.rows<{ count: string }>(
        `SELECT count(*) FROM message WHERE body LIKE '%la commission du mois de mai%'`,
      )) as [{ count: string }];
      expect(count).toBe('1');
    });
  }, 60_000);

  it('what the program did not understand is qualified by a person, and goes on', async () => {
    await writes('ma situation', 'Je vous écris comme convenu au sujet de ce que vous savez.');
    await page.getByRole('link', { name: /À qualifier/ }).click();
    await heading('À qualifier').waitFor();
    await page.getByRole('link', { name: 'ma situation' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'ma situation' }).click();
    await page.getByRole('link', { name: 'Ouvrir la fiche complète' }).click();
    await heading('ma situation').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Une autre démarche' }).fill('subvention d');
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Qualifier', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: /^Dossier SA-/ }).waitFor();
    await page.getByText('décidé par camille.martin', { exact: false }).waitFor();
  }, 60_000);

  it('what cannot be read waits in quarantine with its reason, and can be tried again or set aside', async () => {
    await usager.rows(
      `INSERT INTO contact (town_id, id, channel, source, source_key, received_at, sender, state, reason)
       VALUES ($1, gen_random_uuid(), 'letter', 'courrier', 'pli-illisible', now(), '{}', 'quarantined', 'unreadable-scan')`,
      [hall.saintAubin],
    );
    await page.getByRole('link', { name: /Quarantaine/ }).click();
    await heading('Quarantaine').waitFor();
    await page.getByText('Le texte de cette numérisation n’a pas pu être lu.').waitFor();
    expect(await page.getByRole('button', { name: /^Réessayer/ }).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mettre de côté' }).click();
    await page.getByLabel('Déjà reçu').check();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Mettre de côté' }).click();
    await page.getByText('Rien en quarantaine.').waitFor();
  }, 60_000);

  it('whoever asked for movement sees a contact pass by every station', async () => {
    const moving = await sitDown(browser, hall.url, 'no-preference');
    await signIn(moving.page);
    await moving.page.getByRole('link', { name: 'ma situation' }).waitFor();
    await moving.page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const link = [...document.querySelectorAll('h3 a')].find((each) => each.textContent === 'Subvention 2028');
        const station = link?.closest('section')?.querySelector('h2')?.firstChild?.textContent?.trim();
        if (station) seen.add(station);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await writes('Subvention 2028', 'Nous demandons une subvention.', { demarche: 'subvention-association' });
    await eventually(async () =>
      expect(await moving.page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])).toEqual([
        'Accueil',
        'Qualification',
        'Aiguillage',
        'Retour à l’usager',
      ]),
    );
    expect(moving.problems).toEqual([]);
    await moving.context.close();
  }, 60_000);

  it('another town does not exist for this clerk', async () => {
    await page.goto('/ville/grandval');
    await heading('Cette page n’existe pas').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('a session that has ended leads back to the sign-in page', async () => {
    await page.goto(townPath);
    await heading('La journée').waitFor();
    await context.clearCookies();
    // The page may find out by itself, and be gone before it is touched.
    const toRead = page.getByRole('link', { name: /À lire/ });
    await toRead.click({ timeout: 5_000 }).catch(() => undefined);
    await page.reload();
    await page.getByLabel('Identifiant').waitFor();
  }, 60_000);
});
