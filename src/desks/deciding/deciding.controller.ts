import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import { Corrections } from './corrections.js';
import { Decisions } from './decisions.js';
import {
  AnswerBody,
  answerBody,
  CorrectionBody,
  correctionBody,
  DismissalBody,
  dismissalBody,
  emptyBody,
  type QualificationAsked,
  QualificationBody,
  qualificationBody,
  QualificationOfParts,
  QualificationOfSeveral,
} from './deciding.dto.js';

const asReference = (type: new () => object) => ({ $ref: getSchemaPath(type) });

/** What a person decides about a contact that waits for them. */
@ApiTags('contacts')
@ApiNoContentResponse({ description: 'Decided.' })
@ApiConflictResponse({ description: 'The contact does not wait for this decision.' })
@ApiUnprocessableEntityResponse({ description: 'A field is wrong: `errors` says which and why.' })
@Controller('api/towns/:town/contacts/:id')
export class DecidingController {
  constructor(
    private readonly decisions: Decisions,
    private readonly corrections: Corrections,
  ) {}

  /** Tries again what could not be processed. */
  @Post('retry')
  @HttpCode(204)
  retry(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<void> {
    return this.decisions.retry(inTownOf(caller, town, 'retry'), caller, id);
  }

  /** Says what a contact is about; several needs open several dossiers, linked to the first. */
  @Post('qualification')
  @HttpCode(204)
  @ApiExtraModels(QualificationBody, QualificationOfSeveral, QualificationOfParts)
  @ApiBody({ schema: { oneOf: [QualificationBody, QualificationOfSeveral, QualificationOfParts].map(asReference) } })
  qualify(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(qualificationBody)) asked: QualificationAsked,
  ): Promise<void> {
    return this.decisions.qualify(inTownOf(caller, town, 'qualify'), caller, id, asked);
  }

  /**
   * Says that a contact is about something else than its dossier was opened for: the dossier goes to whoever that is for. Its
   * date of receipt stays; the usager is told if they were told something wrong. Undone by the same with the démarche before.
   */
  @Post('correction')
  @HttpCode(204)
  @ApiBody({ type: CorrectionBody })
  correct(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(correctionBody)) asked: z.infer<typeof correctionBody>,
  ): Promise<void> {
    return this.corrections.correct(inTownOf(caller, town, 'qualify'), caller, id, asked);
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
