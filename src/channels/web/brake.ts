const windowMs = 10 * 60 * 1000;
const postsMax = 20;
const addressesMax = 10_000;

/** Slows down whoever sends form after form. In memory, per process: it spares the town hall, it guards nothing. */
export class Brake {
  /** Moments of the last posts by address, the address that was quiet longest first. */
  private readonly posts = new Map<string, number[]>();

  /** Counts a post. @returns milliseconds to wait, 0 when it may pass */
  wait(address: string, now: Date): number {
    const moments = this.recent(address, now);
    const [oldest] = moments;
    if (oldest !== undefined && moments.length >= postsMax) return oldest + windowMs - now.getTime();
    this.remember(address, [...moments, now.getTime()]);
    return 0;
  }

  private recent(address: string, now: Date): number[] {
    return (this.posts.get(address) ?? []).filter((moment) => moment > now.getTime() - windowMs);
  }

  private remember(address: string, moments: number[]): void {
    this.posts.delete(address);
    this.posts.set(address, moments);
    const [quietest] = this.posts.keys();
    if (this.posts.size > addressesMax && quietest !== undefined) this.posts.delete(quietest);
  }
}
