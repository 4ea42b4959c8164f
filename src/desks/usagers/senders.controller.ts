import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { Senders } from './senders.js';
import { ContactUsager, UsagerBody, usagerBody } from './usager.dto.js';

/** Who a contact comes from. */
@ApiTags('usagers')
@Controller('api/towns/:town/contacts/:id/usager')
export class SendersController {
  constructor(private readonly senders: Senders) {}

  /** Who it is, why, and who else it may be. */
  @Get()
  @ApiOkResponse({ type: ContactUsager })
  of(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
  ): Promise<ContactUsager> {
    return this.senders.of(inTownOf(caller, town, 'see-contacts'), id);
  }

  /** Says who it is. */
  @Post()
  @HttpCode(204)
  @ApiBody({ type: UsagerBody })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'It is that usager already, or a colleague was faster.' })
  accept(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(usagerBody)) { usager }: z.infer<typeof usagerBody>,
  ): Promise<void> {
    return this.senders.accept(inTownOf(caller, town, 'qualify'), caller, id, usager);
  }

  /** Says who it is not: that usager is not offered again. */
  @Post('refusals')
  @HttpCode(204)
  @ApiBody({ type: UsagerBody })
  @ApiNoContentResponse()
  refuse(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(usagerBody)) { usager }: z.infer<typeof usagerBody>,
  ): Promise<void> {
    return this.senders.refuse(inTownOf(caller, town, 'qualify'), caller, id, usager);
  }
}
