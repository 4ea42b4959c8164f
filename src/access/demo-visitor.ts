import type { FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { TownDatabase } from '../platform/database/index.js';

/** One of 127.0.0.0/8 or ::1, as a socket tells it. */
const loopbackAddress = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
/** A proxy on this machine speaks for somebody else, who may be anywhere. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];
const login = 'visiteur-demo';
const name = 'Visiteur de la démonstration';

/** In the demo, whoever sits at this very machine is signed in without a password, with the widest role in every town. */
export class DemoVisitor {
  constructor(private readonly database: TownDatabase) {}

  /**
   * The Host is looked at too: a page from elsewhere may make its own name point to this machine (DNS rebinding), and
   * would otherwise read the answer.
   */
  isHere({ socket, headers }: FastifyRequest): boolean {
    if (headers.authorization !== undefined || proxyHeaders.some((header) => headers[header] !== undefined))
      return false;
    return loopbackAddress.test(socket.remoteAddress ?? '') && loopbackHost.test(headers.host ?? '');
  }

  /** Its account, made at the first visit; no password opens it. Null when a person has this login. */
  async account(): Promise<string | null> {
    const [account] = await this.database.query<{ id: string }>(
      `INSERT INTO account (id, login, name, password_hash, demo) VALUES ($1, $2, $3, NULL, true)
       ON CONFLICT (login) DO UPDATE SET name = excluded.name WHERE account.demo RETURNING id`,
      [uuid(), login, name],
    );
    if (!account) return null;
    for (const { id } of await this.database.query<{ id: string }>('SELECT id FROM town_directory()')) {
      await this.database.inTown(id, (tx) =>
        tx.query(`INSERT INTO membership (town_id, account_id, role) VALUES ($1, $2, 'admin') ON CONFLICT DO NOTHING`, [
          id,
          account.id,
        ]),
      );
    }
    return account.id;
  }
}
