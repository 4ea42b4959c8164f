import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { emptyBody } from '../deciding/deciding.dto.js';
import { Attention } from './attention.dto.js';
import { Attentions } from './attentions.js';

/** Who is on which contact now. */
@ApiTags('piles')
@Controller('api/towns/:town/contacts/:id/attention')
export class AttentionController {
  constructor(private readonly attentions: Attentions) {}

  /** Says that the caller has this contact before them, and no other any more; say it again every fifteen seconds. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: Attention, isArray: true, description: 'What the colleagues are on.' })
  @ApiNotFoundResponse()
  turn(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(emptyBody)) _: object,
  ): Promise<Attention[]> {
    return this.attentions.turn(inTownOf(caller, town, 'see-contacts'), caller, id);
  }

  /** Says that the caller has left it. */
  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  turnAway(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<void> {
    return this.attentions.turnAway(inTownOf(caller, town, 'see-contacts'), caller, id);
  }
}
