/** A pause that can be cut short; a wake-up that comes before the pause cuts it to nothing, so that none is missed. */
export class Wake {
  private pending = false;
  private waiter: (() => void) | null = null;

  now(): void {
    this.pending = true;
    this.waiter?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.pending) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.waiter = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.pending = false;
    this.waiter = null;
  }
}
