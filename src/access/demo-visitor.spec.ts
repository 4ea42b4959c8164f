import type { FastifyRequest } from 'fastify';
import type { TownDatabase } from '../platform/database/index.js';
import { DemoVisitor } from './demo-visitor.js';

const isHere = (remoteAddress: string | undefined, headers: Record<string, string>) =>
  new DemoVisitor({} as TownDatabase).isHere({ socket: { remoteAddress }, headers } as unknown as FastifyRequest);

describe('the visitor of the demo', () => {
  it.each([
    ['127.0.0.1', 'localhost:3000'],
    ['::1', '[::1]:3000'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    ['127.0.1.1', 'LOCALHOST'],
  ])('is at this machine: from %s, asking for %s', (address, host) => {
    expect(isHere(address, { host })).toBe(true);
  });

  it.each([
    ['192.0.2.1', 'localhost:3000'],
    ['::ffff:192.0.2.1', 'localhost'],
    ['127.0.0.1', 'demo.mairie.example'],
    ['127.0.0.1', 'localhost.piege.example'],
    ['127.0.0.1', '127.0.0.1.piege.example:3000'],
    ['127.0.0.1', 'localhost@piege.example'],
    ['127.0.0.1', ''],
    [undefined, 'localhost'],
  ])('is somewhere else: from %s, asking for %s', (address, host) => {
    expect(isHere(address, { host })).toBe(false);
  });

  it('is not believed because a header says so, nor let in through a proxy of this machine', () => {
    expect(isHere('192.0.2.1', { host: 'localhost', 'x-forwarded-for': '127.0.0.1' })).toBe(false);
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host']) {
      expect(isHere('127.0.0.1', { host: 'localhost', [header]: '127.0.0.1' })).toBe(false);
    }
  });

  it('is not a program with a key that is wrong', () => {
    expect(isHere('127.0.0.1', { host: 'localhost', authorization: 'Bearer aig_x' })).toBe(false);
  });
});
