const windowMs = 10 * 60 * 1000;
const postsMax = 20;
const addressesMax = 10_000;

/** Slows down whoever sends form after form. In memory, per process: it spares the town hall, it guards nothing. */
export class Brake {
  /** Moments of the last posts by address, the address that was quiet longest first. */
  private readonly posts = new Map<string, number[]>();

  /** @returns milliseconds to wait, 0 when the post may pass */
  wait(address: string, now: Date): number {
    const at = now.getTime();
    const recent = (this.posts.get(address) ?? []).filter((moment) => moment > at - windowMs);
    const oldest = recent[0];
    if (recent.length >= postsMax && oldest !== undefined) return oldest + windowMs - at;
    this.remember(address, [...recent, at]);
    return 0;
  }

  private remember(address: string, moments: number[]): void {
    this.posts.delete(address);
    this.posts.set(address, moments);
    const [quietest] = this.posts.keys();
    if (this.posts.size > addressesMax && quietest !== undefined) this.posts.delete(quietest);
  }
}
