import { ForbiddenException, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import twilio from 'twilio';
import { INTAKE_DOOR } from '../../pipeline/intake/door.types.js';
import { describeError, LOGGER, type Logger } from '../../platform/logs/index.js';
import type { CallDoor } from './call-journal.js';
import { TELEPHONY_SETTINGS, type TelephonySettings } from './lines.js';

/**
 * Lets in only what the carrier signed (X-Twilio-Signature: HMAC-SHA1 of the public address and the sorted form
 * fields). Anything else gets 403 and is counted by route; nothing of it is stored.
 */
@Injectable()
export class CallSignatureGuard implements CanActivate {
  constructor(
    @Inject(TELEPHONY_SETTINGS) private readonly settings: TelephonySettings,
    @Inject(INTAKE_DOOR) private readonly door: Pick<CallDoor, 'refuse'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const signature = request.headers['x-twilio-signature'];
    const { authToken, publicUrl } = this.settings;
    if (typeof signature !== 'string') return this.refuse(request, 'missing-signature');
    if (authToken === null) return this.refuse(request, 'no-telephone-account');
    const form = (request.body ?? {}) as Record<string, unknown>;
    if (twilio.validateRequest(authToken, signature, `${publicUrl}${request.originalUrl}`, form)) return true;
    return this.refuse(request, 'wrong-signature');
  }

  private async refuse(request: FastifyRequest, reason: string): Promise<never> {
    const source = request.routeOptions.url ?? 'unknown';
    try {
      await this.door.refuse({ townId: null, channel: 'call', source, reason });
    } catch (error) {
      this.logger.error({ source, reason, ...describeError(error) }, 'a refused webhook could not be counted');
    }
    throw new ForbiddenException();
  }
}
