import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { distance } from 'fastest-levenshtein';
import sharp from 'sharp';
import type { Reading } from '../../src/dossiers/arrival.js';
import { LetterReader } from '../../src/channels/courrier/index.js';
import { drawLetter } from '../../src/demo/scanner/index.js';
import { potholeLetter, typedPdf } from '../fixtures/courrier/letters.js';

jest.setTimeout(120_000);
const reader = new LetterReader();
afterAll(() => reader.stop());

const read = (bytes: Buffer) => reader.read({ name: 'scan', mediaType: 'application/octet-stream', bytes });

async function readingOf(bytes: Buffer): Promise<Reading> {
  const result = await read(bytes);
  if (!result.ok) throw new Error(`unreadable: ${result.reason}`);
  return result.reading;
}

const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function errorRate(body: string, text: string): number {
  const wanted = onOneLine(body).replace(/’/g, "'");
  const found = onOneLine(text).replace(/’/g, "'");
  const start = Math.max(0, found.indexOf('Je vous'));
  const expected = wanted.slice(wanted.indexOf('Je vous signale'));
  return distance(expected, found.slice(start, start + expected.length)) / expected.length;
}

describe('a scanned letter', () => {
  const expectedParts = {
    subject: expect.stringMatching(/^nid de poule devant l.école Jules-Ferry$/),
    sender: {
      name: 'Mme Jeanne Fontaine',
      phone: '+33639984102',
      email: 'jeanne.fontaine@courriel.example',
      postalAddress: ['12 rue des Tanneries', '42998 Saint-Aubin-sur-Gier'],
    },
  };

  it.each(['jpeg', 'png', 'pdf'] as const)('gives its words, its subject and its sender, as %s', async (format) => {
    const reading = await readingOf(await drawLetter({ ...potholeLetter, format }));
    expect(reading).toMatchObject({ kind: 'request', ...expectedParts });
    expect(errorRate(potholeLetter.body, reading.text)).toBeLessThan(0.03);
    expect(reading.ocrConfidence).toBeGreaterThan(80);
  });

  it.each([90, 180, 270])('is read when it went through the scanner turned by %s degrees', async (degrees) => {
    const scan = await sharp(await drawLetter({ ...potholeLetter, noise: 0.05 }))
      .rotate(degrees)
      .jpeg()
      .toBuffer();
    expect(await readingOf(scan)).toMatchObject(expectedParts);
  });

  it('is read to its last page, as TIFF', async () => {
    const page = await drawLetter({ ...potholeLetter, noise: 0.05, format: 'png' });
    const second = await drawLetter({ ...potholeLetter, noise: 0.05, format: 'png', body: 'Le gymnase est fermé.' });
    const tiff = await sharp([page, second], { join: { animated: true } })
      .tiff({ compression: 'lzw' })
      .toBuffer();
    const { text } = await readingOf(tiff);
    expect(onOneLine(text)).toMatch(/chaussée.*Le gymnase est fermé/);
  });

  it('is unreadable when nothing but grain is left of it', async () => {
    const grain = await sharp({
      create: {
        width: 2000,
        height: 2800,
        channels: 3,
        background: 'white',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    expect(await read(grain)).toEqual({ ok: false, reason: 'unreadable-scan' });
  });

  it('is unreadable when the sheet was laid face up', async () => {
    const blank = await sharp({ create: { width: 2000, height: 2800, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    expect(await read(blank)).toEqual({ ok: false, reason: 'unreadable-scan' });
  });

  it('is unreadable when its picture is cut in the middle', async () => {
    const scan = await drawLetter(potholeLetter);
    expect(await read(scan.subarray(0, scan.length / 2))).toEqual({ ok: false, reason: 'unreadable-scan' });
  });
});

describe('a letter made by a program', () => {
  let typed: Buffer;
  beforeAll(async () => {
    typed = await typedPdf([`${potholeLetter.sender.join('\n')}\nMadame le Maire\n\n${potholeLetter.body}`]);
  });

  it('gives the words it carries, exactly, without OCR', async () => {
    const reading = await readingOf(typed);
    expect(onOneLine(reading.text)).toContain('Mon fils y est tombé hier à vélo et s’est blessé au genou.');
    expect(reading.sender.name).toBe('Mme Jeanne Fontaine');
    expect(reading.ocrConfidence).toBeUndefined();
  });

  it('is read up to the twentieth page, and says so', async () => {
    const page = (n: number) => `Ceci est la page numéro ${n} de notre très longue lettre à la mairie de Grandval.`;
    const { text } = await readingOf(await typedPdf(Array.from({ length: 23 }, (_, i) => page(i + 1))));
    expect(text).toContain(page(20));
    expect(text).not.toContain(page(21));
    expect(text).toContain('[Lecture arrêtée à la page 20 sur 23]');
  });
});

describe('a file that is no readable letter', () => {
  it('is named for what it is', async () => {
    expect(await read(await typedPdf(['Secret.'], 'sésame'))).toEqual({ ok: false, reason: 'encrypted' });
    expect(await read(Buffer.alloc(0))).toEqual({ ok: false, reason: 'empty' });
    expect(await read(Buffer.from('Bonjour, ceci est un texte.'))).toEqual({ ok: false, reason: 'not-a-document' });
    expect(await read(Buffer.from('%PDF-1.7\nbroken'))).toEqual({ ok: false, reason: 'not-a-document' });
  });
});
