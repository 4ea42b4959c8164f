import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { CallerRequest } from './caller.js';
import { Callers } from './callers.js';
import { OwnOrigin } from './own-origin.js';
import { isPublic } from './public.js';

/** Stands before every route: what is not said to be public needs a session or a key. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    private readonly ownOrigin: OwnOrigin,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(context, this.reflector)) return true;
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const caller = await this.callers.of(request);
    if (!caller) throw new UnauthorizedException('Connectez-vous pour continuer.');
    if ('accountId' in caller) this.ownOrigin.check(request);
    request.caller = caller;
    return true;
  }
}
