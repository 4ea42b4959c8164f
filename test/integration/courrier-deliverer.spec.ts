import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { OutgoingMessage } from '../../src/dossiers/delivery.js';
import { LetterDeliverer, openPages } from '../../src/channels/courrier/index.js';

const message: OutgoingMessage = {
  id: '0195a1b2-0000-7000-8000-000000000001',
  townId: 'town-1',
  dossierNumber: 'SA-2027-000123',
  recipient: 'Mme Jeanne Fontaine\n12 rue des Tanneries\n42998 Saint-Aubin-sur-Gier',
  recipientName: 'Mme Jeanne Fontaine',
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
  for (let page = 0; page < pages.count; page++) texts.push(await pages.textLayer(page));
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

  it('lies in the print folder of its town, whole and named by its dossier', async () => {
    const outcome = await deliverer.deliver(message);
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
    const { outcome, ...rest } = await deliverer.deliver(message);
    expect(outcome).toBe('delivered');
    const bytes = await readFile(join(root, 'town-1', (rest as { reference: string }).reference));
    const ink = await inkBounds(bytes, { left: 100, top: 40, right: 200, bottom: 95 });
    expect(ink.left).toBeGreaterThan(108);
    expect(ink.left).toBeLessThan(112);
    expect(ink.top).toBeGreaterThan(44);
    expect(ink.top).toBeLessThan(48);
  });

  it('is not printed again when the same message is delivered twice', async () => {
    await deliverer.deliver(message);
    const path = join(root, 'town-1', `SA-2027-000123-${message.id}.pdf`);
    const first = await stat(path);
    expect(await deliverer.deliver({ ...message, text: 'Autre chose' })).toMatchObject({ outcome: 'delivered' });
    expect((await stat(path)).mtimeMs).toBe(first.mtimeMs);
    expect(await readdir(join(root, 'town-1'))).toHaveLength(1);
  });

  it('numbers its pages when it has several, and loses no line', async () => {
    const lines = Array.from({ length: 120 }, (_, i) => `Ligne numéro ${i + 1} de la lettre.`);
    await deliverer.deliver({ ...message, text: lines.join('\n') });
    const pages = await pagesOf(await readFile(join(root, 'town-1', `SA-2027-000123-${message.id}.pdf`)));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, i) => expect(page).toContain(`page ${i + 1} sur ${pages.length}`));
    for (const line of lines) expect(pages.join('\n')).toContain(line);
  });

  it.each(['', '12 rue des Tanneries', 'Mme Jeanne Fontaine\n42998 Saint-Aubin-sur-Gier'])(
    'is refused when its address is only « %s »',
    async (recipient) => {
      expect(await deliverer.deliver({ ...message, recipient })).toEqual({
        outcome: 'refused',
        failure: 'address-unknown',
      });
      expect(await readdir(root)).toEqual([]);
    },
  );

  it('waits when the print folder cannot be written', async () => {
    await writeFile(join(root, 'town-1'), 'a file where the folder should be');
    expect(await deliverer.deliver(message)).toEqual({ outcome: 'later', failure: 'other' });
  });
});

/** Where ink begins within a zone of the first page, in millimetres from the sheet's left and top edges. */
async function inkBounds(pdf: Buffer, zone: { left: number; top: number; right: number; bottom: number }) {
  const PIXELS_PER_MM = 4;
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const { data, width } = await document.getPage(0).render({ scale: (PIXELS_PER_MM * 25.4) / 72, colorSpace: 'Gray' });
  let left = Infinity;
  let top = Infinity;
  for (let y = zone.top * PIXELS_PER_MM; y < zone.bottom * PIXELS_PER_MM; y++) {
    for (let x = zone.left * PIXELS_PER_MM; x < zone.right * PIXELS_PER_MM; x++) {
      if ((data[y * width + x] ?? 255) > 128) continue;
      left = Math.min(left, x / PIXELS_PER_MM);
      top = Math.min(top, y / PIXELS_PER_MM);
    }
  }
  document.destroy();
  library.destroy();
  return { left, top };
}
