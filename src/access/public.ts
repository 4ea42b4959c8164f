import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

const publicRoute = 'access:public';

/**
 * Doors that have a lock of their own or none: the carrier signs its webhooks, the form is everybody's, a question to an
 * usager has its secret in its address, health says nothing of anybody. They are named here because they know nothing of access.
 */
const publicPaths = ['/twilio', '/health', '/formulaire', '/avis', '/fichiers', '/api/public'];

/** Lets everybody in. */
export const Public = () => SetMetadata(publicRoute, true);

export function isPublic(context: ExecutionContext, reflector: Reflector): boolean {
  if (reflector.getAllAndOverride<boolean>(publicRoute, [context.getHandler(), context.getClass()])) return true;
  // The path of the route that was matched, not what was asked: no encoding of an address can make it look public.
  const path = context.switchToHttp().getRequest<FastifyRequest>().routeOptions.url ?? '';
  return publicPaths.some((one) => path === one || path.startsWith(`${one}/`));
}
