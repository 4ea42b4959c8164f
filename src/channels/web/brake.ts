const windowMs = 10 * 60 * 1000;
const postsMax = 20;
const addressesMax = 10_000;

/** Slows down whoever sends form after form. In memory, per process: it spares the town hall, it guards nothing. */
export class Brake {
  /** Moments of the last posts by address, the address that was quiet longest first. */
  private readonly posts = new Map<string, number[]>();

  /** Counts a post. @returns milliseconds to wait, 0 when it may pass */
  wait(address: string, now: Date): number {
    const waitMs = this.left(address, now);
    if (waitMs === 0) this.remember(address, [...this.recent(address, now), now.getTime()]);
    return waitMs;
  }

  /** The same, of a post that is not counted. */
  left(address: string, now: Date): number {
    const [oldest, ...others] = this.recent(address, now);
    return oldest !== undefined && others.length + 1 >= postsMax ? oldest + windowMs - now.getTime() : 0;
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
