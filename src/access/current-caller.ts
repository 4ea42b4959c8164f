import { createParamDecorator, UnauthorizedException, type ExecutionContext } from '@nestjs/common';
import type { Caller, CallerRequest } from './caller.js';

/** Who is asking. A public route has no caller: there it answers 401. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (!caller) throw new UnauthorizedException();
  return caller;
});
