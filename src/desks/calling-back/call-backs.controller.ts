import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiForbiddenResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { CallBackBody, callBackBody } from './call-back.dto.js';
import { CallBacks } from './call-backs.js';

/** Calls that nobody could take, called back. */
@ApiTags('tasks')
@Controller('api/towns/:town/tasks')
export class CallBacksController {
  constructor(private readonly callBacks: CallBacks) {}

  /** What became of a call-back: after the last one without answer it is given up, and the dossier says so (J21). */
  @Post(':id/call-backs')
  @HttpCode(204)
  @ApiBody({ type: CallBackBody })
  @ApiNoContentResponse()
  @ApiForbiddenResponse({ description: 'It is the work of another service.' })
  @ApiConflictResponse({ description: 'It is done, or it is no call to return.' })
  note(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(callBackBody)) { outcome }: z.infer<typeof callBackBody>,
  ): Promise<void> {
    return this.callBacks.note(inTownOf(caller, town, 'complete-tasks'), caller, id, outcome);
  }
}
