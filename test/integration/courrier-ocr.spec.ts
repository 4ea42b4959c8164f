import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { FrenchOcr } from '../../src/channels/courrier/ocr.js';
import { drawLetter } from '../../src/demo/scanner/index.js';
import { potholeLetter } from '../fixtures/courrier/letters.js';

jest.setTimeout(60_000);

describe('the OCR engine', () => {
  it('starts afresh after a page that it could not stand, and pages asked together do not mix', async () => {
    const ocr = new FrenchOcr();
    const good = await drawLetter({ ...potholeLetter, noise: 0.05 });
    const other = await drawLetter({ ...potholeLetter, noise: 0.05, body: 'Le gymnase est fermé depuis mardi.' });
    const [bad, first, second] = await Promise.allSettled([
      ocr.read(Buffer.from('no image')),
      ocr.read(good),
      ocr.read(other),
    ]);
    await ocr.stop();
    expect(bad.status).toBe('rejected');
    expect(first).toMatchObject({ status: 'fulfilled', value: { text: expect.stringContaining('chaussée') } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { text: expect.stringContaining('gymnase') } });
  });

  it('fails what it was reading when it is stopped, and reads no more', async () => {
    const ocr = new FrenchOcr();
    const page = await drawLetter(potholeLetter);
    await ocr.read(page);
    const failed = expect(ocr.read(page)).rejects.toThrow('the OCR thread ended');
    await turnOfTheLoop();
    await ocr.stop();
    await failed;
    await expect(ocr.read(page)).rejects.toThrow('the OCR is stopped');
  });
});
