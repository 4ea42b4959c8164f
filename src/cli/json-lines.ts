import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';

export class UnreadableFile extends Error {}

/** A file of JSON lines. @throws UnreadableFile */
export async function* jsonLinesOf<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(`${path}: cannot be read (${error.code}), expected a file of JSON lines`);
  });
  if ((await file.stat()).isDirectory())
    throw new UnreadableFile(`${path}: is a folder, expected a file of JSON lines`);
  yield* jsonLines(file.createReadStream(), path, schema);
}

/**
 * Reads JSON lines, one at a time. Lines of blanks are passed over. A line that does not fit is told on standard error, with
 * what was expected; the others are read all the same, and the command ends with 1.
 * @param source how the input is called in messages: a file's name, `stdin`
 */
export async function* jsonLines<T>(input: Readable, source: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    // The mark that Windows puts before the first line is no part of it.
    const written = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (!written.trim()) continue;
    const read = schema.safeParse(parsed(written));
    if (read.success) yield read.data;
    else {
      process.stderr.write(`${source}:${number} ${faultIn(read.error)}\n`);
      process.exitCode = 1;
    }
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function faultIn({ issues: [issue] }: z.ZodError): string {
  const where = issue!.path.join('.');
  return where ? `${where}: ${issue!.message}` : 'expected one JSON object per line';
}
