import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { DocumentRequestBody, documentRequestBody, ReceiptBody, receiptBody } from './asking.dto.js';
import { DocumentRequests } from './document-requests.js';

/** Pieces that are missing: asked for by the service, and come. */
@ApiTags('dossiers')
@ApiNoContentResponse()
@Controller('api/towns/:town/dossiers/:number/document-requests')
export class AskingController {
  constructor(private readonly requests: DocumentRequests) {}

  /** Asks the usager for pieces, by a day: the list is sent, and the legal clock stands still (CRPA L114-5). */
  @Post()
  @HttpCode(204)
  @ApiBody({ type: DocumentRequestBody })
  @ApiConflictResponse({ description: 'The dossier is not open.' })
  ask(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Body(new Valid(documentRequestBody)) asked: z.infer<typeof documentRequestBody>,
  ): Promise<void> {
    return this.requests.ask(inTownOf(caller, town, 'close-dossiers'), caller, number, asked);
  }

  /** All the pieces of a request are here: the legal clock goes on, and the usager is told the new date (PI-01b). */
  @Post(':id/receipt')
  @HttpCode(204)
  @ApiBody({ type: ReceiptBody })
  @ApiConflictResponse({ description: 'They were here already.' })
  receive(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Param('id', Id) id: string,
    @Body(new Valid(receiptBody)) { contact }: z.infer<typeof receiptBody>,
  ): Promise<void> {
    return this.requests.receive(inTownOf(caller, town, 'close-dossiers'), caller, number, { id, contact });
  }
}
