import { describe, expect, it } from '@jest/globals';
import { parseMail } from './parse-mail.js';

describe('a large mail', () => {
  it('that would take for ever is given up, and holds up nobody meanwhile', async () => {
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 20);
    const head = 'Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
    const raw = Buffer.concat([Buffer.from(head), Buffer.alloc(8 * 1024 * 1024, '--b\r\n\r\nx\r\n')]);
    await expect(parseMail(raw, 500)).rejects.toThrow('the mail took too long');
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(5);
  });

  it('says why it was refused, from its thread as well', async () => {
    const raw = `Subject: x\r\n${'a: b\r\n'.repeat(600_000)}\r\n`;
    await expect(parseMail(Buffer.from(raw))).rejects.toThrow(/header/i);
  });

  it('is mended in its thread when its charset label lies', async () => {
    const head = 'Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n';
    const raw = Buffer.from(`${head}${'Une crème brûlée.\r\n'.repeat(5_000)}`, 'latin1');
    expect((await parseMail(raw)).text).toMatch(/^Une crème brûlée\.\n/);
  });
});
