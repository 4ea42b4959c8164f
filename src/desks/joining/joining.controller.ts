import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { Detachments } from './detachments.js';
import { DetachmentBody, detachmentBody, JoiningBody, joiningBody, JoiningCandidate } from './joining.dto.js';
import { Joinings } from './joinings.js';

/** One need, one dossier, however many contacts tell it (DI-01). */
@Controller('api/towns/:town')
export class JoiningController {
  constructor(
    private readonly joinings: Joinings,
    private readonly detachments: Detachments,
  ) {}

  /** The dossiers a contact may belong to, likeliest first; none the caller may not read. */
  @ApiTags('contacts')
  @Get('contacts/:id/candidates')
  @ApiOkResponse({ type: JoiningCandidate, isArray: true })
  candidates(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
  ): Promise<JoiningCandidate[]> {
    return this.joinings.candidates(inTownOf(caller, town, 'see-contacts'), id);
  }

  /** Joins a contact that waits to a dossier, which keeps its dates. */
  @ApiTags('contacts')
  @Post('contacts/:id/joining')
  @HttpCode(204)
  @ApiBody({ type: JoiningBody })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'The contact does not wait any more, or the dossier was closed long ago.' })
  join(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(joiningBody)) { dossier }: z.infer<typeof joiningBody>,
  ): Promise<void> {
    return this.joinings.join(inTownOf(caller, town, 'qualify'), caller, id, dossier);
  }

  /** Says that a contact does not belong to a dossier: it is not offered again. The contact goes on waiting. */
  @ApiTags('contacts')
  @Post('contacts/:id/joining-refusal')
  @HttpCode(204)
  @ApiBody({ type: JoiningBody })
  @ApiNoContentResponse()
  refuse(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(joiningBody)) { dossier }: z.infer<typeof joiningBody>,
  ): Promise<void> {
    return this.joinings.refuse(inTownOf(caller, town, 'qualify'), caller, id, dossier);
  }

  /** Separates a contact from the dossier it had joined: it goes down the line again, with a dossier of its own. */
  @ApiTags('dossiers')
  @Post('dossiers/:number/detachments')
  @HttpCode(204)
  @ApiBody({ type: DetachmentBody })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'The contact has not joined this dossier: it opened it, or was separated.' })
  detach(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Body(new Valid(detachmentBody)) { contact }: z.infer<typeof detachmentBody>,
  ): Promise<void> {
    return this.detachments.detach(inTownOf(caller, town, 'qualify'), caller, number, contact);
  }
}
