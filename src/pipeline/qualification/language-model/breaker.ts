const failuresMax = 5;
const restMs = 60_000;

/**
 * After five failures in a row nobody waits for the model any more: a minute later one contact tries again, and the
 * others do not wait for what becomes of it.
 */
export class Breaker {
  private failures = 0;
  private restsUntil = 0;

  /** @param now milliseconds */
  mayTry(now: number): boolean {
    if (this.failures < failuresMax) return true;
    if (now < this.restsUntil) return false;
    this.restsUntil = now + restMs;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(now: number): void {
    this.failures += 1;
    this.restsUntil = now + restMs;
  }
}
