import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConflictResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Valid } from '../../platform/http/index.js';
import { ReplyBody, replyBody, ShortWordBody, shortBody, type Said } from './answers.dto.js';
import { Answers } from './answers.js';

/** What a service says to the usager before the answer: each becomes one message, and the dossier stays open. */
@ApiTags('dossiers')
@ApiNoContentResponse()
@ApiConflictResponse({ description: 'The dossier is not open, or another administration answers.' })
@Controller('api/towns/:town/dossiers/:number')
export class AnswersController {
  constructor(private readonly answers: Answers) {}

  /** A question to the usager, or a part of the answer. */
  @Post('replies')
  @HttpCode(204)
  @ApiBody({ type: ReplyBody })
  reply(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Body(new Valid(replyBody)) said: Said,
  ): Promise<void> {
    return this.answers.say(inTownOf(caller, town, 'close-dossiers'), caller, number, 'reply', said);
  }

  /** Where the dossier stands (T09). */
  @Post('progress-reports')
  @HttpCode(204)
  @ApiBody({ type: ShortWordBody })
  report(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Body(new Valid(shortBody)) said: Said,
  ): Promise<void> {
    return this.answers.say(inTownOf(caller, town, 'close-dossiers'), caller, number, 'progress', said);
  }

  /** What must be known before the request can be dealt with: the dossier is kept, and its date (T15, EL-02). */
  @Post('precision-requests')
  @HttpCode(204)
  @ApiBody({ type: ShortWordBody })
  askPrecision(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Body(new Valid(shortBody)) said: Said,
  ): Promise<void> {
    return this.answers.say(inTownOf(caller, town, 'close-dossiers'), caller, number, 'precision', said);
  }
}
