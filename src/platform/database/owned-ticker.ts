import { Ownership } from './ownership.js';

/** Does something again and again, in one process at a time: the next round begins a pause after the last has ended. */
export class OwnedTicker {
  private readonly ownership: Ownership;
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();

  /** @param onError a round failed; the next one comes all the same */
  constructor(
    databaseUrl: string,
    name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {
    this.ownership = new Ownership(
      databaseUrl,
      name,
      () => this.tick(),
      () => this.rest(),
    );
  }

  start(): void {
    this.ownership.start();
  }

  /** Ends after the round under way. */
  async stop(): Promise<void> {
    this.rest();
    await this.round;
    // A round that was under way has set the next one.
    this.rest();
    await this.ownership.stop();
  }

  private tick(): void {
    this.timer = setTimeout(() => {
      this.round = this.work()
        .catch(this.onError)
        .finally(() => this.timer && this.tick());
    }, this.everyMs);
  }

  private rest(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }
}
