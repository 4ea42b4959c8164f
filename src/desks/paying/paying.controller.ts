import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import {
  ResolutionBody,
  resolutionBody,
  SettledByConversation,
  SettledByWaiver,
  settlementBody,
} from './paying.dto.js';
import { Resolutions } from './resolutions.js';
import { Settlements } from './settlements.js';
import { TaskCompletions } from './task-completions.js';

/** Work done, and words owed to the usager that no message of ours has paid. */
@ApiTags('dossiers')
@ApiNoContentResponse()
@ApiConflictResponse({ description: 'A colleague was faster.' })
@Controller('api/towns/:town')
export class PayingController {
  constructor(
    private readonly completions: TaskCompletions,
    private readonly settlements: Settlements,
    private readonly resolutions: Resolutions,
  ) {}

  /** The work is done. Transmissions, calls back and messages of unknown fate have resources of their own. */
  @Post('tasks/:id/completion')
  @HttpCode(204)
  complete(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<void> {
    return this.completions.complete(inTownOf(caller, town, 'complete-tasks'), caller, id);
  }

  /** The usager was told in a conversation, or need not be for a reason that is written down. */
  @Post('debts/:id/settlement')
  @HttpCode(204)
  @ApiExtraModels(SettledByConversation, SettledByWaiver)
  @ApiBody({
    schema: { oneOf: [{ $ref: getSchemaPath(SettledByConversation) }, { $ref: getSchemaPath(SettledByWaiver) }] },
  })
  settle(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(settlementBody)) settlement: z.infer<typeof settlementBody>,
  ): Promise<void> {
    return this.settlements.settle(inTownOf(caller, town, 'complete-tasks'), caller, id, settlement);
  }

  /** A person has found out whether a message left when nobody knew. */
  @Post('messages/:id/resolution')
  @HttpCode(204)
  @ApiBody({ type: ResolutionBody })
  resolve(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(resolutionBody)) { arrived }: z.infer<typeof resolutionBody>,
  ): Promise<void> {
    return this.resolutions.resolve(inTownOf(caller, town, 'complete-tasks'), caller, id, arrived);
  }
}
