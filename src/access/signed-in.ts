import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from './caller.js';
import type { DemoVisitor } from './demo-visitor.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Null unless this is the demo. */
export const DEMO_VISITOR = Symbol('DEMO_VISITOR');

/** Ties a session of the table to a cookie of the browser, and unties them. */
@Injectable()
export class SignedIn {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    @Inject(DEMO_VISITOR) private readonly demo: DemoVisitor | null,
  ) {}

  async as(accountId: string, reply: FastifyReply): Promise<Caller> {
    const token = await this.sessions.open(accountId);
    this.cookie.give(reply, token);
    return (await this.sessions.callerOf(token))!;
  }

  /** The demo's visitor; null when this is not the demo, or they are not at this machine. */
  async visitor(request: FastifyRequest, reply: FastifyReply): Promise<Caller | null> {
    if (!this.demo?.isHere(request)) return null;
    const accountId = await this.demo.account();
    return accountId ? this.as(accountId, reply) : null;
  }

  async out(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token) await this.sessions.close(token);
    this.cookie.takeBack(reply);
  }
}
