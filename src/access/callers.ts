import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TownDatabase } from '../platform/database/index.js';
import { callerOfKey } from './api-keys.js';
import type { Caller } from './caller.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

const bearer = /^Bearer +(\S+)$/i;

/** Finds out who is asking. A request with an `Authorization` header is judged by it alone, whatever cookie it bears. */
@Injectable()
export class Callers {
  constructor(
    private readonly database: TownDatabase,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  async of(request: FastifyRequest): Promise<Caller | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = bearer.exec(authorization)?.[1];
      return key ? callerOfKey(this.database, key) : null;
    }
    const token = this.cookie.read(request);
    return token ? this.sessions.callerOf(token) : null;
  }
}
