import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { SERVICE_DATABASE_URL } from './service-url.js';

/**
 * Shows the other processes that this one is alive: a lock that Postgres frees when the process, or its connection, dies.
 * Whoever finds work begun by a process whose lock is free knows that it will never be finished.
 */
@Injectable()
export class WorkerPresence implements OnApplicationShutdown {
  private present: Promise<{ id: string; client: pg.Client }> | null = null;

  constructor(@Inject(SERVICE_DATABASE_URL) private readonly databaseUrl: string) {}

  /** The name this process works under: a new one after its connection was lost. */
  async id(): Promise<string> {
    this.present ??= this.appear();
    try {
      return (await this.present).id;
    } catch (error) {
      this.present = null;
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const present = await this.present?.catch(() => null);
    await present?.client.end().catch(() => {});
  }

  private async appear(): Promise<{ id: string; client: pg.Client }> {
    const id = randomUUID();
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      keepAlive: true,
      application_name: 'aiguillage worker',
    });
    const leave = () => {
      this.present = null;
    };
    client.on('error', leave).on('end', leave);
    await client.connect();
    await client.query(`SELECT pg_advisory_lock(hashtextextended('worker ' || $1, 0))`, [id]);
    return { id, client };
  }
}
