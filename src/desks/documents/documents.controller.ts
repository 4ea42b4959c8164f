import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id } from '../../platform/http/index.js';
import { Documents } from './documents.js';
import { safeHeaders } from './safe-headers.js';

@ApiTags('documents')
@Controller('api/towns/:town/documents')
export class DocumentsController {
  constructor(private readonly documents: Documents) {}

  /** An original or an attachment, byte for byte but for numbers masked in what is shown as text. Nothing in it may run here. */
  @Get(':id')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async read(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { bytes, name, mediaType } = await this.documents.read(inTownOf(caller, town, 'see-contacts'), id);
    await reply.headers(safeHeaders(name, mediaType)).send(bytes);
  }
}
