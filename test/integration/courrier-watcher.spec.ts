import { appendFile, mkdtemp, readFile, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ScanFolderWatcher } from '../../src/channels/courrier/index.js';
import { drawLetter, dropInFolder } from '../../src/demo/scanner/index.js';
import { IntakeDoorDouble } from '../fixtures/courrier/intake-door-double.js';
import { potholeLetter, typedPdf } from '../fixtures/courrier/letters.js';
import { eventually } from '../support/eventually.js';

jest.setTimeout(60_000);
const letter = () => typedPdf(['Madame le Maire, voici une lettre tout à fait ordinaire.']);

describe('the scan folder', () => {
  let root: string;
  let folder: string;
  let door: IntakeDoorDouble;
  let watcher: ScanFolderWatcher;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'scans-'));
    folder = join(root, 'saint-aubin');
    door = new IntakeDoorDouble();
    watcher = new ScanFolderWatcher({ townId: 'town-1', path: folder, pollEveryMs: 20 }, door);
  });
  afterEach(async () => {
    await watcher.stop();
    await rm(root, { recursive: true });
  });

  const waitingFiles = async () =>
    (await readdir(folder, { withFileTypes: true })).filter((e) => e.isFile()).map((e) => e.name);
  const taken = async () => {
    const [day] = await readdir(join(folder, 'taken')).catch(() => []);
    return day ? (await readdir(join(folder, 'taken', day))).sort() : [];
  };
  const refused = () => readdir(join(folder, 'refused')).catch(() => [] as string[]);
  const isEmpty = () => eventually(async () => expect(await waitingFiles()).toEqual([]));

  it('is made when it is missing, and hands a finished scan to intake with its content and its date', async () => {
    watcher.start();
    await eventually(() =>
      expect(watcher.state()).toMatchObject({ folder: 'saint-aubin', reachable: true, waiting: 0 }),
    );
    const scan = await drawLetter(potholeLetter);
    await dropInFolder(folder, 'lettre.jpg', scan);
    await isEmpty();
    expect(door.received).toHaveLength(1);
    const [arrival] = door.received;
    expect(arrival).toMatchObject({
      townId: 'town-1',
      channel: 'letter',
      source: 'saint-aubin',
      facts: {},
      sender: {},
    });
    expect(arrival?.original?.mediaType).toBe('image/jpeg');
    expect(arrival?.original?.bytes.equals(scan)).toBe(true);
    expect(arrival?.sourceKey).toMatch(/^[0-9a-f]{64}$/);
    expect(Math.abs(Date.now() - Number(arrival?.receivedAt))).toBeLessThan(60_000);
    expect(await taken()).toEqual(['lettre.jpg']);
  });

  it('gives the same scan the same key, and keeps both files when two have one name', async () => {
    const scan = await letter();
    watcher.start();
    await dropInFolder(folder, 'scan.pdf', scan);
    await isEmpty();
    await dropInFolder(folder, 'scan.pdf', scan);
    await isEmpty();
    expect(door.received).toHaveLength(1);
    expect(door.duplicates).toBe(1);
    expect(await taken()).toEqual(['scan (2).pdf', 'scan.pdf']);
  });

  it('puts what cannot be a letter on the pile, and aside with a note in French, without stopping the others', async () => {
    await dropInFolder(folder, 'a-chiffre.pdf', await typedPdf(['Secret.'], 'sésame'));
    await dropInFolder(folder, 'b-vide.pdf', Buffer.alloc(0));
    await dropInFolder(folder, 'c-texte.pdf', Buffer.from('Bonjour, je suis un texte renommé.'));
    await dropInFolder(folder, 'd-bonne.pdf', await letter());
    await writeFile(join(folder, 'e-enorme.tif'), Buffer.from([0x49, 0x49, 0x2a, 0x00]));
    await truncate(join(folder, 'e-enorme.tif'), 200 * 1024 * 1024);
    watcher.start();
    await isEmpty();
    expect(door.quarantined.map(({ arrival, reason }) => [arrival.original?.name, reason])).toEqual([
      ['a-chiffre.pdf', 'encrypted'],
      [undefined, 'empty'],
      ['c-texte.pdf', 'not-a-document'],
      [undefined, 'too-large'],
    ]);
    expect(door.received.map(({ original }) => original?.name)).toEqual(['d-bonne.pdf']);
    expect((await refused()).sort()).toEqual(
      ['a-chiffre.pdf', 'b-vide.pdf', 'c-texte.pdf', 'e-enorme.tif'].flatMap((name) => [name, `${name}.txt`]),
    );
    const note = await readFile(join(folder, 'refused', 'e-enorme.tif.txt'), 'utf8');
    expect(note).toContain('Ce fichier est trop gros : la limite est de 100 Mo.');
    expect(note).toContain('Que faire : Numérisez à nouveau');
  });

  it('leaves two empty scans of two letters as two entries on the pile', async () => {
    watcher.start();
    await dropInFolder(folder, 'a.pdf', Buffer.alloc(0));
    await dropInFolder(folder, 'b.pdf', Buffer.alloc(0));
    await isEmpty();
    expect(door.quarantined).toHaveLength(2);
  });

  it('waits for a file that is still being written, and after ten minutes puts it aside, with a word, on the pile', async () => {
    await watcher.stop();
    let now = new Date('2027-02-03T09:00:00Z');
    watcher = new ScanFolderWatcher({ townId: 'town-1', path: folder, pollEveryMs: 20 }, door, () => now);
    watcher.start();
    await eventually(() => expect(watcher.state().reachable).toBe(true));
    const path = join(folder, 'long.pdf');
    await writeFile(path, (await letter()).subarray(0, 300));
    let writing = true;
    const scanner = (async () => {
      while (writing) {
        await appendFile(path, ' ');
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    try {
      await eventually(() => expect(watcher.state()).toMatchObject({ waiting: 1 }));
      expect(door.quarantined).toEqual([]);
      now = new Date('2027-02-03T09:10:00Z');
      await eventually(() => expect(door.quarantined).toMatchObject([{ reason: 'still-being-written' }]));
      expect(door.received).toEqual([]);
      await eventually(async () => expect(await readdir(join(folder, 'refused'))).toContain('long.pdf.txt'));
    } finally {
      writing = false;
      await scanner;
    }
    await writeFile(path, await letter());
    await isEmpty();
    expect(door.received).toHaveLength(1);
    expect(door.quarantined).toHaveLength(1);
  });

  it('does not look at hidden files, at files under their provisional name, nor at what it has put aside', async () => {
    watcher.start();
    await eventually(() => expect(watcher.state().reachable).toBe(true));
    for (const name of ['.cache.pdf', 'x.pdf.part', 'y.TMP']) await writeFile(join(folder, name), await letter());
    await dropInFolder(folder, 'vraie.pdf', await letter());
    await eventually(async () => expect(await taken()).toEqual(['vraie.pdf']));
    await eventually(() => expect(watcher.state().waiting).toBe(0));
    expect((await waitingFiles()).sort()).toEqual(['.cache.pdf', 'x.pdf.part', 'y.TMP']);
    expect(door.received).toHaveLength(1);
  });

  it('keeps a file the line could not take, goes on with the others, and tries again', async () => {
    door.failFor('panne.pdf');
    await dropInFolder(folder, 'panne.pdf', await letter());
    await dropInFolder(folder, 'suivante.png', await drawLetter({ ...potholeLetter, format: 'png' }));
    watcher.start();
    await eventually(async () => expect(await taken()).toEqual(['suivante.png']));
    await eventually(() =>
      expect(watcher.state()).toMatchObject({ waiting: 1, lastError: expect.stringMatching(/ECONNREFUSED/) }),
    );
    expect(watcher.state().lastError).not.toContain('panne.pdf');
    expect(await waitingFiles()).toEqual(['panne.pdf']);
    door.recover();
    await isEmpty();
    expect(await taken()).toEqual(['panne.pdf', 'suivante.png']);
    await eventually(() => expect(watcher.state()).toMatchObject({ waiting: 0, lastError: null }));
  });

  it('never dates a letter in the future, whatever the clock of the scanner', async () => {
    await dropInFolder(folder, 'demain.pdf', await letter());
    await utimes(join(folder, 'demain.pdf'), new Date(), new Date(Date.now() + 86_400_000));
    watcher.start();
    await isEmpty();
    expect(Number(door.received[0]?.receivedAt)).toBeLessThanOrEqual(Date.now());
  });

  it('says it cannot be reached, and is taken up again when it can', async () => {
    await writeFile(folder, 'a file where the folder should be');
    watcher.start();
    await eventually(() =>
      expect(watcher.state()).toMatchObject({ reachable: false, lastError: expect.stringMatching(/EEXIST|ENOTDIR/) }),
    );
    await rm(folder);
    await eventually(() => expect(watcher.state()).toMatchObject({ reachable: true, lastError: null }));
  });
});
