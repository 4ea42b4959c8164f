import { ForbiddenException, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ENVIRONMENT, type Environment } from '../platform/config/index.js';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];
/** `none`: the person did it, not a page. `same-site` is refused: a neighbour under the same domain is not us. */
const ownSites = ['same-origin', 'none'];

/**
 * A browser sends our cookie with whatever a page of another site makes it ask. What changes something must therefore come
 * from our own pages: the browser says so in `Sec-Fetch-Site`, or in `Origin` where the address is not https. A client that
 * says neither is no browser, and has a key.
 */
@Injectable()
export class OwnOrigin implements CanActivate {
  private readonly ownHost: string;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {
    this.ownHost = new URL(environment.PUBLIC_URL).host;
  }

  canActivate(context: ExecutionContext): true {
    return this.check(context.switchToHttp().getRequest<FastifyRequest>());
  }

  /** Throws 403. */
  check({ method, headers }: FastifyRequest): true {
    if (safeMethods.includes(method) || this.isOurs(headers)) return true;
    throw new ForbiddenException(
      `Cette demande ne vient pas d’une page d’Aiguillage : ouvrez-le à l’adresse ${this.environment.PUBLIC_URL}.`,
    );
  }

  private isOurs({ origin, 'sec-fetch-site': site }: FastifyRequest['headers']): boolean {
    if (site !== undefined) return ownSites.includes(String(site));
    return origin !== undefined && URL.canParse(origin) && new URL(origin).host === this.ownHost;
  }
}
