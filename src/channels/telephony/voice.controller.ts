import { Body, Controller, Header, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { LiveCalls } from './live-calls.js';
import { CallSignatureGuard } from './signature.guard.js';
import { readTried, voicePath } from './urls.js';

const xml = 'text/xml; charset=utf-8';

/**
 * Webhooks of the carrier, form-urlencoded and signed. A number is set up with `incoming` as its voice address and
 * `status` as its status callback; the others are given by our own answers.
 */
@ApiExcludeController()
@Controller(voicePath)
@UseGuards(CallSignatureGuard)
export class VoiceController {
  constructor(private readonly calls: LiveCalls) {}

  @Post('incoming')
  @HttpCode(200)
  @Header('content-type', xml)
  incoming(@Body() form: unknown): Promise<string> {
    return this.calls.incoming(form);
  }

  @Post('question')
  @HttpCode(200)
  @Header('content-type', xml)
  question(@Body() form: unknown, @Query('line') line = ''): Promise<string> {
    return this.calls.question(form, line);
  }

  @Post('dialled')
  @HttpCode(200)
  @Header('content-type', xml)
  dialled(@Body() form: unknown, @Query('line') line = '', @Query('tried') tried?: string): Promise<string> {
    return this.calls.dialled(form, line, readTried(tried));
  }

  @Post('leg-status')
  @HttpCode(204)
  legStatus(@Body() form: unknown, @Query('line') line = '', @Query('leg') leg?: string): Promise<void> {
    return this.calls.legStatus(form, line, Number(leg));
  }

  @Post('status')
  @HttpCode(204)
  status(@Body() form: unknown): Promise<void> {
    return this.calls.status(form);
  }
}
