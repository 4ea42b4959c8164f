import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { OutgoingMessage } from '../../src/dossiers/delivery.js';
import { LetterDeliverer, openPages } from '../../src/channels/courrier/index.js';
import { keepNothing } from '../support/keep-nothing.js';

const message: OutgoingMessage = {
  id: '0195a1b2-0000-7000-8000-000000000001',
  townId: 'town-1',
  dossierNumber: 'SA-2027-000123',
  recipient: 'Mme Jeanne Fontaine\n12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier',
  recipientName: 'Mme Jeanne Fontaine',
  ours: [],
  subject: 'Accusé de réception',
  text: 'Madame,\n\nNous avons reçu votre courrier le 3 février 2027. L’œuvre d’art coûte 12 €.\n\nVeuillez agréer…',
  from: {
    name: 'Ville de Saint-Aubin-sur-Gier',
    email: 'contact@saint-aubin-sur-gier.example',
    phone: '04 65 71 10 00',
    postalAddress: ['Hôtel de Ville', '1 place de la République', '42998 Saint-Aubin-sur-Gier'],
  },
  messageId: '<1@saint-aubin-sur-gier.example>',
  inReplyTo: null,
  references: [],
};

async function pagesOf(pdf: Buffer): Promise<string[]> {
  const pages = await openPages(pdf);
  if (typeof pages === 'string') throw new Error(pages);
  const texts: string[] = [];
  for (let page = 0; page < pages.count; page++) texts.push((await pages.textLayer(page)).replaceAll('\u00a0', ' '));
  await pages.close();
  return texts;
}

describe('a letter that leaves', () => {
  let root: string;
  let deliverer: LetterDeliverer;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'prints-'));
    deliverer = new LetterDeliverer((townId) => join(root, townId));
  });
  afterEach(() => rm(root, { recursive: true }));

  async function printed(change: Partial<OutgoingMessage>): Promise<Buffer> {
    const outcome = await deliverer.deliver({ ...message, ...change }, keepNothing);
    expect(outcome).toMatchObject({ outcome: 'delivered' });
    return readFile(join(root, 'town-1', `SA-2027-000123-${message.id}.pdf`));
  }

  it('lies in the print folder of its town, whole and named by its dossier', async () => {
    const outcome = await deliverer.deliver(message, keepNothing);
    const name = `SA-2027-000123-${message.id}.pdf`;
    expect(outcome).toEqual({ outcome: 'delivered', reference: name });
    expect(await readdir(join(root, 'town-1'))).toEqual([name]);
    const [page, ...others] = await pagesOf(await readFile(join(root, 'town-1', name)));
    expect(others).toEqual([]);
    expect(page).toContain('L’œuvre d’art coûte 12 €.');
    expect(page).toContain('Ville de Saint-Aubin-sur-Gier');
    expect(page?.match(/Jeanne Fontaine/g)).toHaveLength(1);
    expect(page).not.toContain('page 1');
  });

  it('shows its recipient, and nothing else, in the window of the envelope', async () => {
    const { outcome, ...rest } = await deliverer.deliver(message, keepNothing);
    expect(outcome).toBe('delivered');
    const bytes = await readFile(join(root, 'town-1', (rest as { reference: string }).reference));
    // All a DL window may show of the sheet, wherever it slides in its envelope; and what it shows for sure.
    const ink = await inkBounds(bytes, { left: 90, top: 34, right: 200, bottom: 90 });
    expect(ink.left).toBeGreaterThan(100);
    expect(ink.right).toBeLessThan(190);
    expect(ink.top).toBeGreaterThan(45);
    expect(ink.bottom).toBeLessThan(79);
  });

  it('keeps a name of 300 characters and an address of seven lines in the window, and prints each once', async () => {
    const address = ['Bâtiment B', 'Escalier 3', 'Résidence du Lac', '8 bis rue Haute', '1003 LAUSANNE', 'SUISSE'];
    const recipientName = Array.from({ length: 50 }, () => 'Maria').join(' ');
    const shortened = `${recipientName.slice(0, 70)} (…)`;
    const text = `Ville de Saint-Aubin-sur-Gier\n\n${[shortened, ...address].join('\n')}\n\nMadame,\n\nBonjour.`;
    const bytes = await printed({ recipientName, recipient: address.join('\n'), text });
    const ink = await inkBounds(bytes, { left: 90, top: 34, right: 200, bottom: 90 });
    expect(ink.top).toBeGreaterThan(45);
    expect(ink.bottom).toBeLessThan(79);
    expect(ink.right).toBeLessThan(190);
    const [page] = await pagesOf(bytes);
    for (const line of address) expect(page?.split(line)).toHaveLength(2);
    expect(page).not.toContain('(…)');
  });

  it('to whoever gave no name bears the address, once', async () => {
    const text = 'Madame, Monsieur\n12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier\n\nMadame, Monsieur,\n\nBonjour.';
    const recipient = '12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier';
    const [page] = await pagesOf(await printed({ recipientName: null, recipient, text }));
    expect(page?.match(/12 rue des Tanneries/g)).toHaveLength(1);
    expect(page?.match(/Madame, Monsieur/g)).toHaveLength(1);
  });

  it('shows what its letters cannot write as a question mark, and leaves', async () => {
    const [page] = await pagesOf(await printed({ recipientName: 'محمد 😀 Şahin' }));
    expect(page).toContain('???? ? Sahin');
  });

  it('says its language and its structure to whoever has it read aloud (CA-06)', async () => {
    const bytes = (await printed({ text: 'Objet : essai\n\nIl manque :\n– un\n– deux\n\nFin.' })).toString('latin1');
    expect(bytes).toContain('/Lang (fr-FR)');
    expect(bytes).toContain('/StructTreeRoot');
    for (const tag of ['/S /H1', '/S /L\n', '/S /LI', '/S /P']) expect(bytes).toContain(tag);
  });

  it('never goes to the town hall itself', async () => {
    const recipient = message.from.postalAddress.join('\n');
    expect(await deliverer.deliver({ ...message, recipient }, keepNothing)).toEqual({
      outcome: 'refused',
      failure: 'rejected-by-policy',
    });
  });

  it('is not printed again when the same message is delivered twice', async () => {
    await deliverer.deliver(message, keepNothing);
    const path = join(root, 'town-1', `SA-2027-000123-${message.id}.pdf`);
    const first = await stat(path);
    expect(await deliverer.deliver({ ...message, text: 'Autre chose' }, keepNothing)).toMatchObject({
      outcome: 'delivered',
    });
    expect((await stat(path)).mtimeMs).toBe(first.mtimeMs);
    expect(await readdir(join(root, 'town-1'))).toHaveLength(1);
  });

  it('numbers its pages when it has several, and loses no line', async () => {
    const lines = Array.from({ length: 120 }, (_, i) => `Ligne numéro ${i + 1} de la lettre.`);
    await deliverer.deliver({ ...message, text: lines.join('\n') }, keepNothing);
    const pages = await pagesOf(await readFile(join(root, 'town-1', `SA-2027-000123-${message.id}.pdf`)));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, i) => expect(page).toContain(`page ${i + 1} sur ${pages.length}`));
    for (const line of lines) expect(pages.join('\n')).toContain(line);
  });

  it.each([
    '',
    '12 rue des Tanneries',
    Array.from({ length: 9 }, (_, i) => `Ligne ${i}`).join('\n'),
    'Mme Jeanne Fontaine\n42998 Saint-Aubin-sur-Gier',
  ])('is refused when its address is only « %s »', async (recipient) => {
    expect(await deliverer.deliver({ ...message, recipient }, keepNothing)).toEqual({
      outcome: 'refused',
      failure: 'address-unknown',
    });
    expect(await readdir(root)).toEqual([]);
  });

  it('waits when the print folder cannot be written', async () => {
    await writeFile(join(root, 'town-1'), 'a file where the folder should be');
    expect(await deliverer.deliver(message, keepNothing)).toEqual({ outcome: 'later', failure: 'other' });
  });
});

/** Where ink begins and ends within a zone of the first page, in millimetres from the sheet's left and top edges. */
async function inkBounds(pdf: Buffer, zone: { left: number; top: number; right: number; bottom: number }) {
  const PIXELS_PER_MM = 4;
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const { data, width } = await document.getPage(0).render({ scale: (PIXELS_PER_MM * 25.4) / 72, colorSpace: 'Gray' });
  const bounds = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (let y = zone.top * PIXELS_PER_MM; y < zone.bottom * PIXELS_PER_MM; y++) {
    for (let x = zone.left * PIXELS_PER_MM; x < zone.right * PIXELS_PER_MM; x++) {
      if ((data[y * width + x] ?? 255) > 128) continue;
      bounds.left = Math.min(bounds.left, x / PIXELS_PER_MM);
      bounds.top = Math.min(bounds.top, y / PIXELS_PER_MM);
      bounds.right = Math.max(bounds.right, x / PIXELS_PER_MM);
      bounds.bottom = Math.max(bounds.bottom, y / PIXELS_PER_MM);
    }
  }
  document.destroy();
  library.destroy();
  return bounds;
}
