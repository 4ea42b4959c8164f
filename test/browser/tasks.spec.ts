import type { Browser, Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { openDossiers, type NewDossier } from '../../src/dossiers/open-dossiers.js';
import { storedContact } from '../support/record.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';
import { openChromium } from './chromium.js';
import { axeViolations, startDay, tabTo, townPath } from './clerk.js';

describe('tasks and what is owed, in a browser', () => {
  let hall: TownHall;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let number: string;

  beforeAll(async () => {
    hall = await startTownHall();
    number = await opened();
    browser = await openChromium();
    ({ page, problems } = await startDay(browser, hall));
    await heading('La journée').waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hall?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  async function opened(more: Partial<NewDossier> = {}): Promise<string> {
    const at = hall.clock.now();
    const dossier: NewDossier = {
      id: uuid(),
      demarcheId: 'degradation-voirie',
      serviceId: 'voirie-proprete',
      administrationId: null,
      usagerId: null,
      parentId: null,
      priority: 'normal',
      confidential: false,
      summary: null,
      receivedAt: at,
      targetDate: '2027-03-08',
      state: 'open',
      tasks: [{ key: 'handle', kind: 'handle', dueAt: new Date('2027-02-26T16:00Z') }],
      debts: [{ kind: 'answer', dueAt: new Date('2027-02-26T16:00Z'), payable: false }],
      ...more,
    };
    return hall.database.inTown(hall.saintAubin, async (tx) => {
      const contactId = await storedContact(tx, { state: 'told' });
      return (await openDossiers(tx, contactId, [dossier], { townCode: 'SA', year: 2027 }, at))[0]!;
    });
  }

  it('a task is taken, given back and reassigned with a reason, with the keyboard alone', async () => {
    await tabTo(page, 'Tâches');
    await page.keyboard.press('Enter');
    await heading('Tâches').waitFor();
    await page.getByText('Rien n’attend un responsable. Choisissez un service pour voir son travail.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Service').selectOption('Voirie, éclairage et propreté');
    const title = `Répondre à l’usager, ${number}`;
    await button(`Prendre : ${title}`).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await button(`Prendre : ${title}`).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Rien à prendre.').waitFor();
    await page.getByRole('link', { name: 'Les miennes' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Vous l’avez prise').waitFor();
    await button(`Rendre : ${title}`).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Vous n’avez pris aucune tâche.').waitFor();

    await page.getByRole('link', { name: 'En retard' }).click();
    await button(`Réattribuer : ${title}`).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Réattribuer à un autre service' });
    await dialog.getByLabel('À quel service ?').selectOption('Urbanisme et droit des sols');
    await dialog.getByLabel('Pourquoi ?').fill('Le trottoir est un chantier');
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Réattribuer' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Rien n’est en retard.').waitFor();
    await page.getByLabel('Service').selectOption('Urbanisme et droit des sols');
    await button(`Prendre : ${title}`).waitFor();
  }, 60_000);

  it('what is owed is read by age, with why', async () => {
    await page.goto(`${townPath}/du-aux-usagers`);
    await heading('Dû aux usagers').waitFor();
    await page.getByText('1 message dû, dont 1 en retard.').waitFor();
    await page.getByRole('row', { name: new RegExp(`${number}.*Réponse à écrire`) }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: number }).click();
    await page.getByText('À faire par une personne').waitFor();
  }, 60_000);

  it('J09: the part of one service in the dossier of another ends with its work, and nothing is answered there', async () => {
    const [parent] = await hall.database.inTown(hall.saintAubin, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM dossier WHERE number = $1', [number]),
    );
    const part = await opened({
      parentId: parent!.id,
      tasks: [{ key: 'handle', kind: 'handle', reason: 'Rue fermée et sécurité', dueAt: null }],
      debts: [],
    });
    await page.goto(`${townPath}/dossiers/${part}`);
    await button('Fait : Faire la part du service : Rue fermée et sécurité').click();
    await page.getByText('Clos', { exact: true }).waitFor();
    expect(await page.getByText('Répondre et clore').count()).toBe(0);
  }, 60_000);
});
