import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { safeHeaders } from '../documents/safe-headers.js';
import { FollowUp } from './follow-up.js';
import {
  PostingBody,
  postingBody,
  ReminderBody,
  reminderBody,
  TransmissionBody,
  transmissionBody,
  TransmissionPage,
} from './transmission.dto.js';
import { Transmissions } from './transmissions.js';

/** Requests sent on to the administration that is competent (CRPA L114-2 to L114-4). A person presses, always. */
@ApiTags('transmissions')
@ApiConflictResponse({ description: 'It is not, or no longer, to be done.' })
@Controller('api/towns/:town')
export class TransmissionsController {
  constructor(
    private readonly transmissions: Transmissions,
    private readonly followUp: FollowUp,
  ) {}

  /** The competent office, what would be joined and what is left out, and what was sent already. */
  @Get('dossiers/:number/transmission')
  @ApiOkResponse({ type: TransmissionPage })
  page(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
  ): Promise<TransmissionPage> {
    return this.transmissions.page(inTownOf(caller, town, 'complete-tasks'), number);
  }

  /** Sends it by e-mail at once; or writes the bordereau of what is posted or handed over, which its posting then notes. */
  @Post('dossiers/:number/transmission')
  @HttpCode(204)
  @ApiBody({ type: TransmissionBody })
  @ApiNoContentResponse()
  prepare(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Body(new Valid(transmissionBody)) asked: z.infer<typeof transmissionBody>,
  ): Promise<void> {
    return this.transmissions.prepare(inTownOf(caller, town, 'complete-tasks'), caller, number, asked);
  }

  @Get('transmissions/:id/bordereau')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async bordereau(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, mediaType, bytes } = await this.followUp.bordereau(inTownOf(caller, town, 'complete-tasks'), id);
    await reply.headers(safeHeaders(name, mediaType)).send(bytes);
  }

  /** It was posted, or handed over, today. The usager is told now. */
  @Post('transmissions/:id/posting')
  @HttpCode(204)
  @ApiBody({ type: PostingBody })
  @ApiNoContentResponse()
  post(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(postingBody)) { reference }: z.infer<typeof postingBody>,
  ): Promise<void> {
    return this.followUp.post(inTownOf(caller, town, 'complete-tasks'), caller, id, reference);
  }

  /** Asks an administration that has not been heard of, by e-mail, or notes that somebody did by telephone. */
  @Post('transmissions/:id/reminders')
  @HttpCode(204)
  @ApiBody({ type: ReminderBody })
  @ApiNoContentResponse()
  remind(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(reminderBody)) { by }: z.infer<typeof reminderBody>,
  ): Promise<void> {
    return this.followUp.remind(inTownOf(caller, town, 'complete-tasks'), caller, id, by);
  }

  /** The administration has answered: nothing is waited for any more. */
  @Post('transmissions/:id/answer')
  @HttpCode(204)
  @ApiNoContentResponse()
  answer(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<void> {
    return this.followUp.answer(inTownOf(caller, town, 'complete-tasks'), caller, id);
  }
}
