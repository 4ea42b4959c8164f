import type { Line, Lines } from './lines.js';
import { within } from './time-limit.js';

const searchMs = 2_000;

/** A line and the number by which it was found, E.164. */
export interface FoundLine {
  number: string;
  line: Line;
}

/** Looks lines up, and remembers them: a caller still reaches the switchboard while the database is away. */
export class KnownLines {
  private readonly remembered = new Map<string, Line>();

  constructor(private readonly lines: Lines) {}

  /** The first of these numbers that a town owns. Throws only when the look-up fails and none of them is remembered. */
  async find(numbers: readonly string[]): Promise<FoundLine | null> {
    try {
      for (const number of numbers) {
        const line = await within(searchMs, this.lines.find(number));
        if (line) {
          this.remembered.set(number, line);
          return { number, line };
        }
      }
      return null;
    } catch (error) {
      const number = numbers.find((each) => this.remembered.has(each));
      if (number === undefined) throw error;
      return { number, line: this.remembered.get(number)! };
    }
  }
}
