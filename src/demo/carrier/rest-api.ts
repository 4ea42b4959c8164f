import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { CarrierAccount } from './account.js';

const bodyBytesMax = 64 * 1024;

/** What a REST call is answered: a resource, an error of the carrier, or nothing at all. */
export type RestAnswer = { status: number; body: object } | 'cut-off';

/** Creates a resource of a kind (`Messages`, `Calls`) from the form posted. */
export type Create = (form: URLSearchParams) => RestAnswer;

/** The carrier's REST API, version 2010-04-01, as far as it is used: `POST /2010-04-01/Accounts/{sid}/{kind}.json`. */
export function restServer(account: CarrierAccount, creators: Record<string, Create>): Server {
  return createServer((request, response) => {
    answer(account, creators, request)
      .then((given) => (given === 'cut-off' ? request.socket.destroy() : send(response, given)))
      .catch(() => send(response, restError(500, 20500, 'Internal Server Error')));
  });
}

/** An error as the carrier words it. */
export function restError(status: number, code: number, message: string): RestAnswer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

async function answer(account: CarrierAccount, creators: Record<string, Create>, request: IncomingMessage) {
  const [, sid, kind] = /^\/2010-04-01\/Accounts\/(\w+)\/(\w+)\.json$/.exec(pathOf(request)) ?? [];
  const form = await readForm(request);
  if (!isAuthenticated(account, request)) return restError(401, 20003, 'Authenticate');
  const create = sid === account.accountSid && kind !== undefined ? creators[kind] : undefined;
  if (!create) return restError(404, 20404, 'The requested resource was not found');
  if (request.method !== 'POST') return restError(405, 20004, 'Method not allowed');
  return create(form);
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://carrier').pathname;
}

function isAuthenticated({ accountSid, authToken }: CarrierAccount, request: IncomingMessage): boolean {
  const expected = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  return request.headers.authorization === `Basic ${expected}`;
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new Error('body too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function send(response: ServerResponse, given: Exclude<RestAnswer, 'cut-off'> | RestAnswer): void {
  if (given === 'cut-off') return;
  response.writeHead(given.status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(given.body));
}
