import type { Browser, Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { journey } from '../support/journey.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';
import { openChromium } from './chromium.js';
import { axeViolations, startDay, townPath } from './clerk.js';

describe('a request that is another administration’s, in a browser', () => {
  let hall: TownHall;
  let town: ReturnType<typeof journey>;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let contactId: string;

  beforeAll(async () => {
    hall = await startTownHall();
    town = journey(hall);
    contactId = await askedByMail();
    browser = await openChromium();
    ({ page, problems } = await startDay(browser, hall));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await hall?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  async function askedByMail(): Promise<string> {
    const from = 'nina.roy@courriel.example';
    const attachment = { name: 'certificat médical.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 x') };
    await town.mail({
      from,
      subject: 'dossier caf bloqué',
      text: 'Mes allocations de la Caf sont bloquées.',
      attachment,
    });
    return eventually(async () => {
      const [contact] = await town.rows<{ id: string; state: string }>(`SELECT id, state FROM contact`);
      if (contact?.state === 'to-qualify')
        await hall.api('POST', `/api/towns/saint-aubin-sur-gier/contacts/${contact.id}/qualification`, {
          demarche: 'allocations-caf',
        });
      expect(contact?.state).toBe('told');
      return contact!.id;
    });
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');

  it('shows where it would go, what is joined and what stays, with the reason', async () => {
    await page.goto(`${townPath}/contacts/${contactId}`);
    await page.getByText('Caf du Gier (fictive)').first().waitFor();
    await page.getByText('À ne jamais envoyer à cet organisme : autre chose que la demande elle-même.').waitFor();
    await page.getByText('N’est pas envoyé : document médical.').waitFor();
    await page.getByText('N’est pas envoyé : contient une pièce qui ne part pas.').waitFor();
    expect(await page.getByLabel('Copie du texte : demande.txt').isChecked()).toBe(true);
    await press('Changer de destinataire');
    await page.getByLabel('Nom du bureau').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('is posted by keyboard alone, with its number, and answered', async () => {
    await page.getByLabel('Par la poste').focus();
    await page.keyboard.press('Space');
    await press('Préparer le bordereau');
    await page.getByLabel('Numéro de recommandé').fill('1A 234 567 8901 2');
    await page.getByRole('link', { name: /^Bordereau/ }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await press('Posté ce jour');
    await page.getByText('Preuve : 1A 234 567 8901 2', { exact: false }).waitFor();
    await page.getByText('Non envoyé : certificat médical.pdf (document médical).', { exact: false }).waitFor();
    await press('L’organisme a répondu');
    await page.getByText('réponse reçue').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);
});
