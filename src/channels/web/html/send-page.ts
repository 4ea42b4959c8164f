import type { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './style.js';

/** Nothing of what an usager typed is kept by the browser, and the page stands in no frame of somebody else's. */
export async function sendPage(reply: FastifyReply, status: HttpStatus, text: string): Promise<void> {
  await reply
    .status(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    })
    .send(text);
}
