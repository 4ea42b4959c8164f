import type { Browser, Page } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { createAccount, grantIn } from '../../src/access/index.js';
import type { SenderIdentity } from '../../src/dossiers/arrival.js';
import { openDossiers, type NewDossier } from '../../src/dossiers/open-dossiers.js';
import { startTownHall, type TownHall } from '../support/town-hall.js';
import { recognisedContact } from '../support/usagers.js';
import { openChromium } from './chromium.js';
import { axeViolations, signIn, sitDown, startDay, tabTo, townPath } from './clerk.js';

describe('the usagers, in a browser', () => {
  let hall: TownHall;
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let married: { contactId: string };

  beforeAll(async () => {
    hall = await startTownHall();
    const phone = '+33639984177';
    await arrives({ name: 'Jeanne Martin', phone }, 'Une place en crèche');
    await arrives({ name: 'Jeanne Martin', phone, email: 'jeanne@courriel.example' }, 'Un acte de naissance');
    married = await arrives({ name: 'Jeanne Dupont', phone }, 'La cantine');
    browser = await openChromium();
    ({ page, problems } = await startDay(browser, hall));
    await heading('La journée').waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hall?.stop();
  });
  afterEach(() => expect(problems).toEqual([]));

  const arrives = (sender: SenderIdentity, subject: string) =>
    hall.database.inTown(hall.saintAubin, (tx) => recognisedContact(tx, sender, { subject }));
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
  const region = (name: string) => page.getByRole('region', { name });

  it('are found while the caller says their number, with the keyboard alone', async () => {
    await page.goto(townPath);
    await tabTo(page, 'Usagers');
    await page.keyboard.press('Enter');
    await heading('Usagers').waitFor();
    await page.getByLabel('Chercher un usager').fill('06 39 98 41');
    await page.getByText('2 usagers trouvés').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Chercher un usager').fill('martin');
    await page.getByText('1 usager trouvé').waitFor();
    await tabTo(page, 'Jeanne Martin');
    await page.keyboard.press('Enter');
    await heading('Jeanne Martin').waitFor();
    await region('Connu par').getByText('06 39 98 41 77').waitFor();
    await region('Connu par').getByText('À demander : l’adresse postale.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }, 60_000);

  it('who may be the same is shown with the reason, joined in one action and separated again', async () => {
    const doubles = region('Est-ce le même usager ?');
    await doubles.getByText('Même mobile, mais un autre nom', { exact: false }).waitFor();
    await doubles.getByRole('button', { name: 'Réunir avec Jeanne Dupont' }).click();
    await page.getByText('Aussi : Jeanne Dupont').waitFor();
    await region('Contacts').getByText('La cantine').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Annuler : Réunie avec la fiche de Jeanne Dupont' }).click();
    await doubles.waitFor();
    expect(await region('Contacts').getByText('La cantine').count()).toBe(0);
  }, 60_000);

  it('a contact that is somebody else’s leaves with its box ticked, and comes back', async () => {
    await region('Contacts')
      .getByRole('checkbox', { name: /Un acte de naissance/ })
      .check();
    await page.getByRole('button', { name: 'Séparer' }).click();
    await region('Contacts').getByText('Un acte de naissance').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Annuler : Séparée/ }).click();
    await region('Contacts').getByText('Un acte de naissance').waitFor();
  }, 60_000);

  it('a contact says who it may come from, and one click answers', async () => {
    await page.goto(`${townPath}/contacts/${married.contactId}`);
    const who = region('Qui est-ce ?');
    await who.getByText('Peut-être :').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await who.getByRole('button', { name: 'Ce n’est pas Jeanne Martin' }).click();
    await who.getByText('Peut-être :').waitFor({ state: 'detached' });
    await who.getByRole('link', { name: 'Jeanne Dupont' }).click();
    await heading('Jeanne Dupont').waitFor();
    expect(await region('Est-ce le même usager ?').count()).toBe(0);
  }, 60_000);

  it('a dossier of nobody known is found by its number, and read', async () => {
    const { contactId } = await arrives({}, 'Un trou');
    const at = new Date('2027-03-01T09:00:00Z');
    const [number] = await hall.database.inTown(hall.saintAubin, (tx) =>
      openDossiers(tx, contactId, [{ ...aHole, id: uuid(), receivedAt: at }], { townCode: 'SA', year: 2027 }, at),
    );
    await page.goto(`${townPath}/usagers`);
    await page.getByLabel('Chercher un usager').fill(number!);
    const found = region('Dossier de ce numéro').getByRole('link', { name: number! });
    await found.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await found.click();
    await heading(`Dossier ${number}`).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Lire le contact qui l’a ouvert' }).click();
    await heading('Un trou').waitFor();
  }, 60_000);

  it('a page that is not for somebody’s role says so in French, and offers no vain second try', async () => {
    const operator = { login: 'lou.petit', name: 'Lou Petit', password: 'un autre mot de passe assez long' };
    await createAccount(
      hall.database,
      operator,
      await grantIn(hall.database, 'saint-aubin-sur-gier', 'operator', null),
    );
    const other = await sitDown(browser, hall.url, 'reduce');
    await signIn(other.page, operator.password, operator.login);
    await other.page.getByRole('heading', { level: 1, name: 'La journée' }).waitFor();
    await other.page.goto(`${townPath}/du-aux-usagers`);
    await other.page.getByText('Cette page ne vous est pas ouverte').waitFor();
    await other.page.getByText('Votre rôle ne permet pas cette action.').waitFor();
    expect(await other.page.getByRole('button', { name: 'Essayer de nouveau' }).count()).toBe(0);
    expect(await axeViolations(other.page)).toEqual([]);
    await other.context.close();
  }, 60_000);
});

const aHole: Omit<NewDossier, 'id' | 'receivedAt'> = {
  demarcheId: 'degradation-voirie',
  serviceId: 'voirie-proprete',
  administrationId: null,
  usagerId: null,
  parentId: null,
  priority: 'normal',
  confidential: false,
  summary: null,
  targetDate: '2027-03-08',
  state: 'open',
  tasks: [],
  debts: [],
};
