import { ForbiddenException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Environment } from '../platform/config/index.js';
import { OwnOrigin } from './own-origin.js';

const ownOrigin = new OwnOrigin({ PUBLIC_URL: 'https://contacts.mairie.example/aiguillage' } as Environment);
const check = (method: string, headers: Record<string, string>) => () =>
  ownOrigin.check({ method, headers } as unknown as FastifyRequest);

describe('a request that changes something', () => {
  it.each([
    ['says it comes from our pages', { 'sec-fetch-site': 'same-origin' }],
    ['was made by the person, without a page', { 'sec-fetch-site': 'none' }],
    ['has our origin, from a browser that says no more', { origin: 'https://contacts.mairie.example' }],
  ])('is let in when it %s', (_, headers) => {
    expect(check('POST', headers)()).toBe(true);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://piege.example' }],
    ['a neighbour under our domain', { 'sec-fetch-site': 'same-site', origin: 'https://autre.mairie.example' }],
    ['another site, whose browser says its origin alone', { origin: 'https://piege.example' }],
    ['another port of our host', { origin: 'https://contacts.mairie.example:8443' }],
    ['an address that begins like ours', { origin: 'https://contacts.mairie.example.piege.example' }],
    ['a page that hides its origin', { origin: 'null' }],
    ['a client that says nothing', {}],
    [
      'a page that claims our origin, against its browser',
      { 'sec-fetch-site': 'cross-site', origin: 'https://contacts.mairie.example' },
    ],
  ])('is refused when it comes from %s', (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(check(method, headers)).toThrow(ForbiddenException);
  });

  it('is not a request that only reads', () => {
    expect(check('GET', { 'sec-fetch-site': 'cross-site' })()).toBe(true);
  });
});
