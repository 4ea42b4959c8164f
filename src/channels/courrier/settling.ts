/** A file must be seen unchanged at this many passes after the first: a scanner pauses between two pages. */
const UNCHANGED_PASSES = 2;
const STUCK_AFTER_MS = 10 * 60_000;

interface Seen {
  size: number;
  mtimeMs: number;
  unchanged: number;
  firstSeenAt: number;
}

/** Remembers how files of a folder looked at earlier passes, to tell a finished scan from one still being written. */
export class Settling {
  private readonly seen = new Map<string, Seen>();

  /** Notes how a file looks now; true once it has stopped changing. */
  hasSettled(name: string, look: { size: number; mtimeMs: number }, now: Date): boolean {
    const before = this.seen.get(name);
    const same = before !== undefined && before.size === look.size && before.mtimeMs === look.mtimeMs;
    const unchanged = same ? before.unchanged + 1 : 0;
    const firstSeenAt = before?.firstSeenAt ?? now.getTime();
    this.seen.set(name, { size: look.size, mtimeMs: look.mtimeMs, unchanged, firstSeenAt });
    return unchanged >= UNCHANGED_PASSES;
  }

  /** Forgets the files that are no longer there. */
  keepOnly(names: string[]): void {
    for (const name of this.seen.keys()) if (!names.includes(name)) this.seen.delete(name);
  }

  /** What comes under this name again is another file. */
  forget(name: string): void {
    this.seen.delete(name);
  }

  /** Has it been changing for ten minutes? A scanner that never ends, a copy that hangs. */
  isStuck(name: string, now: Date): boolean {
    const seen = this.seen.get(name);
    return !!seen && seen.unchanged < UNCHANGED_PASSES && now.getTime() - seen.firstSeenAt >= STUCK_AFTER_MS;
  }
}
