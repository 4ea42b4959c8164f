import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnreadableFile } from './json-lines.js';
import { mailsIn } from './mails-in.js';

describe('mails of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mails-in-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function mailsOf(content: string): Promise<[string, number | null][]> {
    const path = join(folder, 'mails');
    await writeFile(path, content);
    const mails: [string, number | null][] = [];
    for await (const { raw, number } of mailsIn(path)) mails.push([raw.toString(), number]);
    return mails;
  }

  it('one, in a file of its own, is as it is', async () => {
    expect(await mailsOf('Subject: x\n\nFrom here on.\n')).toEqual([['Subject: x\n\nFrom here on.\n', null]]);
  });

  it.each(['\n', '\r\n'])('several, in a mailbox file whose lines end in %j', async (end) => {
    const text = [
      'From a@b.example Mon Mar  1 09:00:00 2027',
      'Subject: 1',
      '',
      'From here on, all is well.',
      '>From there',
      '>>From far',
      '',
      'From now on, too.',
      '',
      'From - Mon Mar 01 09:05:00 2027',
      'Subject: 2',
      '',
      'Fin',
      '',
    ].join(end);
    expect(await mailsOf(text)).toEqual([
      [
        `Subject: 1${end}${end}From here on, all is well.${end}From there${end}>From far${end}${end}From now on, too.${end}${end}`,
        1,
      ],
      [`Subject: 2${end}${end}Fin${end}`, 2],
    ]);
  });

  it('many, wherever the reading of the file is cut', async () => {
    // Each as long as not to fall in step with the megabyte.
    const mail = (number: number) => `Subject: ${number}\n\n${'mot\n'.repeat(7000 + (number % 13))}`;
    const numbers = Array.from({ length: 150 }, (_, index) => index + 1);
    const content = numbers.map((number) => `From a@b.example Mon Mar  1 09:00:00 2027\n${mail(number)}\n`).join('');
    const mails = await mailsOf(content);
    expect(mails.map(([, number]) => number)).toEqual(numbers);
    expect(mails.every(([raw], index) => raw === `${mail(index + 1)}\n`)).toBe(true);
  });

  it.each(['', 'folder', 'nowhere'])('of none (%j) is said, with the name and what was expected', async (name) => {
    const path = name === 'nowhere' ? join(folder, name) : name === 'folder' ? folder : join(folder, 'empty');
    if (name === '') await writeFile(path, '');
    const reading = (async () => {
      for await (const mail of mailsIn(path)) throw new Error(String(mail.number));
    })();
    await expect(reading).rejects.toThrow(UnreadableFile);
    await expect(reading).rejects.toThrow(`${path}: `);
    await expect(reading).rejects.toThrow('expected a mail (.eml) or a file of mails (mbox)');
  });
});
