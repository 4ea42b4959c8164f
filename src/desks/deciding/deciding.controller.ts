import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { Decisions } from './decisions.js';
import {
  AnswerBody,
  answerBody,
  DismissalBody,
  dismissalBody,
  emptyBody,
  QualificationBody,
  qualificationBody,
} from './deciding.dto.js';

/** What a person decides about a contact that waits for them. */
@ApiTags('contacts')
@ApiNoContentResponse({ description: 'Decided.' })
@ApiConflictResponse({ description: 'The contact does not wait for this decision.' })
@ApiUnprocessableEntityResponse({ description: 'A field is wrong: `errors` says which and why.' })
@Controller('api/towns/:town/contacts/:id')
export class DecidingController {
  constructor(private readonly decisions: Decisions) {}

  /** Tries again what could not be processed. */
  @Post('retry')
  @HttpCode(204)
  retry(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<void> {
    return this.decisions.retry(inTownOf(caller, town, 'retry'), caller, id);
  }

  /** Says what a contact is about. */
  @Post('qualification')
  @HttpCode(204)
  @ApiBody({ type: QualificationBody })
  qualify(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(qualificationBody)) { demarche }: z.infer<typeof qualificationBody>,
  ): Promise<void> {
    return this.decisions.qualify(inTownOf(caller, town, 'qualify'), caller, id, demarche);
  }

  /** Says that a person wrote what was taken for a machine's mail: it goes on. */
  @Post('reading')
  @HttpCode(204)
  read(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(emptyBody)) _: object,
  ): Promise<void> {
    return this.decisions.read(inTownOf(caller, town, 'qualify'), caller, id);
  }

  /** Sets a contact aside: nothing will be done. */
  @Post('dismissal')
  @HttpCode(204)
  @ApiBody({ type: DismissalBody })
  dismiss(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(dismissalBody)) { reason }: z.infer<typeof dismissalBody>,
  ): Promise<void> {
    return this.decisions.dismiss(inTownOf(caller, town, 'qualify'), caller, id, reason);
  }

  /** Says that the question was answered and nothing is left to do. */
  @Post('answer')
  @HttpCode(204)
  @ApiBody({ type: AnswerBody })
  answer(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(answerBody)) { note }: z.infer<typeof answerBody>,
  ): Promise<void> {
    return this.decisions.answer(inTownOf(caller, town, 'qualify'), caller, id, note);
  }
}
