import { ForbiddenException, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import twilio from 'twilio';
import { INTAKE_DOOR, type IntakeDoor } from '../../pipeline/intake/door.types.js';
import { describeError, LOGGER, type Logger } from '../../platform/logs/index.js';
import { SMS_SETTINGS, type SmsSettings } from './sms-deliverer.js';

/** Lets in only statuses the carrier signed; anything else gets 403 and is counted. Channels share no code: see telephony's. */
@Injectable()
export class SmsSignatureGuard implements CanActivate {
  constructor(
    @Inject(SMS_SETTINGS) private readonly settings: SmsSettings,
    @Inject(INTAKE_DOOR) private readonly door: Pick<IntakeDoor, 'refuse'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const signature = request.headers['x-twilio-signature'];
    const { account, publicUrl } = this.settings;
    if (typeof signature !== 'string') return this.refuse(request, 'missing-signature');
    if (!account) return this.refuse(request, 'no-telephone-account');
    const form = (request.body ?? {}) as Record<string, unknown>;
    if (twilio.validateRequest(account.authToken, signature, `${publicUrl}${request.originalUrl}`, form)) return true;
    return this.refuse(request, 'wrong-signature');
  }

  private async refuse(request: FastifyRequest, reason: string): Promise<never> {
    const source = request.routeOptions.url ?? 'unknown';
    try {
      await this.door.refuse({ townId: null, channel: 'sms', source, reason });
    } catch (error) {
      this.logger.error({ source, reason, ...describeError(error) }, 'a refused status could not be counted');
    }
    throw new ForbiddenException();
  }
}
