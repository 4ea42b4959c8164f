import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id } from '../../platform/http/index.js';
import { safeHeaders } from './safe-headers.js';
import { SentMessages } from './sent-messages.js';

@ApiTags('documents')
@Controller('api/towns/:town/messages')
export class SentMessagesController {
  constructor(private readonly messages: SentMessages) {}

  /** What the usager was sent, byte for byte: the mail with all its parts, the printed sheet, or the words of the SMS. */
  @Get(':id/document')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async read(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, name, mediaType } = await this.messages.read(inTownOf(caller, town, 'see-contacts'), id);
    await reply.headers(safeHeaders(name, mediaType)).send(bytes);
  }
}
