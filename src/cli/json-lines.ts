import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';

/**
 * Reads JSON lines, one at a time. Lines of blanks are passed over. A line that does not fit is told on standard error, with
 * what was expected; the others are read all the same, and the command ends with 1.
 * @param source how the input is called in messages: a file's name, `stdin`
 */
export async function* jsonLines<T>(input: Readable, source: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (!line.trim()) continue;
    const read = schema.safeParse(parsed(line));
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
