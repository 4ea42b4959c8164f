import { open, type FileHandle } from 'node:fs/promises';
import { UnreadableFile } from './json-lines.js';

export interface MailInFile {
  raw: Buffer;
  /** Its place in a file of several, from 1; null in a file of its own. */
  number: number | null;
}

const expected = 'expected a mail (.eml) or a file of mails (mbox)';
// Ten times what any server takes.
const mailBytesMax = 640 * 1024 * 1024;
const chunkBytes = 1024 * 1024;
/** Longer than any « From » line, and than the blank line before it. */
const holdBytes = 512;

/** The mails of a file, one in memory at a time. @throws UnreadableFile */
export async function* mailsIn(path: string): AsyncGenerator<MailInFile> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(`${path}: cannot be read (${error.code}), ${expected}`);
  });
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw new UnreadableFile(`${path}: is a folder, ${expected}`);
    const head = (await file.read(Buffer.alloc(5), 0, 5, 0)).buffer.toString('latin1');
    if (head === 'From ') yield* numbered(mailsOfMbox(file));
    else yield { raw: await whole(file, path, stat.size), number: null };
  } finally {
    await file.close();
  }
}

async function whole(file: FileHandle, path: string, size: number): Promise<Buffer> {
  if (size > mailBytesMax) throw new UnreadableFile(`${path}: is larger than any mail, ${expected}`);
  const raw = await file.readFile();
  if (raw.length === 0) throw new UnreadableFile(`${path}: is empty, ${expected}`);
  return raw;
}

async function* numbered(mails: AsyncIterable<Buffer>): AsyncGenerator<MailInFile> {
  let number = 0;
  for await (const raw of mails) yield { raw, number: ++number };
}

/** RFC 4155: a mail begins at a line « From » that a blank line stands before. */
async function* mailsOfMbox(file: FileHandle): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let held = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false, highWaterMark: chunkBytes })) {
    const bytes = Buffer.concat([held, chunk as Buffer]);
    const settled = Math.max(0, bytes.length - holdBytes);
    let from = 0;
    for (const at of beginnings(bytes, settled)) {
      yield mailOf([...begun, bytes.subarray(from, at)]);
      begun = [];
      from = at;
    }
    // What is near the end may be half a « From » line, and keeps the blank line before it in sight.
    const keep = Math.max(from, settled - holdBytes);
    if (keep > from) begun.push(bytes.subarray(from, keep));
    held = Buffer.from(bytes.subarray(keep));
  }
  let from = 0;
  for (const at of beginnings(held, held.length)) {
    yield mailOf([...begun, held.subarray(from, at)]);
    begun = [];
    from = at;
  }
  yield mailOf([...begun, held.subarray(from)]);
}

function* beginnings(bytes: Buffer, before: number): Generator<number> {
  for (let feed = bytes.indexOf('\nFrom '); feed !== -1 && feed < before; feed = bytes.indexOf('\nFrom ', feed + 1)) {
    const isAfterBlank = bytes[feed - 1] === 0x0a || (bytes[feed - 1] === 0x0d && bytes[feed - 2] === 0x0a);
    const line = bytes.toString('latin1', feed + 1, feed + 200);
    if (isAfterBlank && /^From \S+ .*\d\d:\d\d/.test(line)) yield feed + 1;
  }
}

/** Without its « From » line, and without the sign that keeps one in the words from being taken for it. */
function mailOf(pieces: Buffer[]): Buffer {
  const bytes = Buffer.concat(pieces);
  const mail = bytes.subarray(bytes.indexOf(0x0a) + 1 || bytes.length);
  if (!/\n>+From /.test(mail.toString('latin1'))) return mail;
  return Buffer.from(mail.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
