import { randomBytes } from 'node:crypto';
import { Signer, type CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ENVIRONMENT, type Environment } from '../platform/config/index.js';
import { sessionHours } from './sessions.js';

const cookieName = 'aiguillage_session';

/** Carries a session's token in the browser, out of reach of scripts and of other sites. */
@Injectable()
export class SessionCookie {
  private readonly signer: Signer;
  private readonly options: CookieSerializeOptions;

  constructor(@Inject(ENVIRONMENT) { SESSION_SECRET, PUBLIC_URL }: Environment) {
    // Without a secret, which production refuses, a restart signs everybody out.
    this.signer = new Signer(SESSION_SECRET ?? randomBytes(32));
    const secure = PUBLIC_URL.startsWith('https://');
    this.options = { path: '/', httpOnly: true, sameSite: 'strict', secure };
  }

  give(reply: FastifyReply, token: string): void {
    const maxAge = sessionHours * 3_600;
    void reply.setCookie(cookieName, this.signer.sign(token), { ...this.options, maxAge });
  }

  /** The token; null when there is none, or it was not signed by us. */
  read(request: FastifyRequest): string | null {
    const cookie = request.cookies[cookieName];
    return cookie === undefined ? null : this.signer.unsign(cookie).value;
  }

  takeBack(reply: FastifyReply): void {
    void reply.clearCookie(cookieName, this.options);
  }
}
