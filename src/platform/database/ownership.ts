import pg from 'pg';

const tryAgainMs = 5_000;

/**
 * Holds a name in the database for as long as the process lives: a mailbox, a scan folder, the clock have one owner
 * at a time. The lock is of the session, so that Postgres frees it when its owner dies.
 */
export class Ownership {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  /**
   * @param onOwn called when the name is ours
   * @param onLost called when the connection, and with it the lock, is gone; another owner may exist from then on
   */
  constructor(
    private readonly databaseUrl: string,
    private readonly name: string,
    private readonly onOwn: () => void | Promise<void>,
    private readonly onLost: () => void | Promise<void>,
  ) {}

  start(): void {
    void this.attempt();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end().catch(() => {});
    this.client = null;
  }

  private async attempt(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      keepAlive: true,
      application_name: 'aiguillage owner',
    });
    client.on('error', () => void this.lose(client));
    client.on('end', () => void this.lose(client));
    try {
      await client.connect();
      const { rows } = await client.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
        [this.name],
      );
      if (rows[0]?.mine && !this.stopped) {
        this.client = client;
        await this.onOwn();
        return;
      }
    } catch {
      // The database is away: try again below.
    }
    await client.end().catch(() => {});
    this.retry();
  }

  private async lose(client: pg.Client): Promise<void> {
    if (this.client !== client || this.stopped) return;
    this.client = null;
    await this.onLost();
    this.retry();
  }

  private retry(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.attempt(), tryAgainMs);
    this.timer.unref();
  }
}
