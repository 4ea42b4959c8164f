import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../platform/config/index.js';

const consoleFolder = fileURLToPath(new URL('../../web/dist/', import.meta.url));
/** Not the console's: an address here that nobody serves is not found. */
const ownPaths = /^\/(api|twilio|health|formulaire|avis|fichiers|assets)(\/|$)/;
/** The component library writes its styles into the page. */
const consolePolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'";

/** Cookies, headers and the console's files: everything a browser needs around the routes. */
export async function prepareWeb(app: NestFastifyApplication, environment: Environment): Promise<void> {
  await app.register(fastifyCookie, { secret: environment.SESSION_SECRET });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin');
    if (!reply.hasHeader('x-frame-options')) reply.header('x-frame-options', 'SAMEORIGIN');
  });
  if (!existsSync(consoleFolder)) return;
  await app.register(fastifyStatic, { root: consoleFolder, wildcard: false, index: false });
  // Addresses of the console's pages are its own business: each gets the one page, which reads them.
  fastify.get('/*', (request, reply) => {
    if (ownPaths.test(request.url)) return reply.callNotFound();
    return reply.header('content-security-policy', consolePolicy).type('text/html').sendFile('index.html');
  });
}
