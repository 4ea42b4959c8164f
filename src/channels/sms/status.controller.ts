import { Body, Controller, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SmsSignatureGuard } from './signature.guard.js';
import { smsStatusPath } from './status-url.js';

/** Which of our messages a status is about. */
export interface SmsMessageIds {
  townId: string;
  messageId: string;
}

/**
 * Told of every step of an SMS that was taken, perhaps twice, perhaps in disorder, perhaps before `deliver` has
 * returned. See `statusOutcome` for what a status means. When it throws, the carrier gets an error.
 */
export type OnSmsStatus = (
  messageSid: string,
  status: string,
  errorCode: string | null,
  ids: SmsMessageIds,
) => Promise<void>;
export const ON_SMS_STATUS = Symbol('ON_SMS_STATUS');

@ApiExcludeController()
@Controller(smsStatusPath)
@UseGuards(SmsSignatureGuard)
export class SmsStatusController {
  constructor(@Inject(ON_SMS_STATUS) private readonly onStatus: OnSmsStatus) {}

  @Post()
  @HttpCode(204)
  async status(
    @Body() form: Record<string, string | undefined>,
    @Query('town') townId = '',
    @Query('message') messageId = '',
  ): Promise<void> {
    const { MessageSid = '', MessageStatus = '', ErrorCode } = form;
    await this.onStatus(MessageSid, MessageStatus, ErrorCode || null, { townId, messageId });
  }
}
