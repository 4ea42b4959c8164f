import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';

/** A line that is none of what was asked: where, and what was expected. */
export class WrongLine extends Error {}

/**
 * Reads JSON lines, one at a time. Lines of blanks are passed over.
 * @param source how the input is called in messages: a file's name, `stdin`
 * @param onWrong told of each line that does not fit; the others are read all the same
 */
export async function* jsonLines<T>(
  input: Readable,
  source: string,
  schema: z.ZodType<T>,
  onWrong: (wrong: WrongLine) => void,
): AsyncGenerator<T> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number++;
    if (!line.trim()) continue;
    const read = schema.safeParse(parsed(line));
    if (read.success) yield read.data;
    else onWrong(new WrongLine(`${source}:${number} ${faultIn(read.error)}`));
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
