import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { dossierStates } from '../../dossiers/states.js';
import { Valid } from '../../platform/http/index.js';
import { ClosingWithAnswer, ClosingWithoutWord, ClosingWithRefusal, closingBody } from './closing.dto.js';
import { Closings } from './closings.js';
import { DossierCard, DossierPage } from './dossier-page.dto.js';
import { Dossiers } from './dossiers.js';
import { dossiersQuery } from './dossiers-query.js';

@ApiTags('dossiers')
@Controller('api/towns/:town/dossiers')
export class DossiersController {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly closings: Closings,
  ) {}

  /** Dossiers, those whose date is nearest first; two hundred at most. */
  @Get()
  @ApiQuery({ name: 'service', required: false })
  @ApiQuery({
    name: 'number',
    required: false,
    example: '123',
    description: 'As it is typed: the end of it is enough.',
  })
  @ApiQuery({ name: 'state', required: false, enum: Object.keys(dossierStates), enumName: 'DossierState' })
  @ApiOkResponse({ type: DossierCard, isArray: true })
  list(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(dossiersQuery)) asked: z.infer<typeof dossiersQuery>,
  ): Promise<DossierCard[]> {
    return this.dossiers.list(inTownOf(caller, town, 'see-contacts'), asked);
  }

  @Get(':number')
  @ApiOkResponse({ type: DossierPage })
  page(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
  ): Promise<DossierPage> {
    return this.dossiers.page(inTownOf(caller, town, 'see-contacts'), number);
  }

  /**
   * Ends a dossier: with the answer, or the refusal that somebody has signed, which is sent and closes the dossier once it has
   * arrived; or without a word, for a reason
   * that is written down, when the usager cannot be told.
   */
  @Post(':number/closing')
  @HttpCode(204)
  @ApiExtraModels(ClosingWithAnswer, ClosingWithRefusal, ClosingWithoutWord)
  @ApiBody({
    schema: {
      oneOf: [ClosingWithAnswer, ClosingWithRefusal, ClosingWithoutWord].map((each) => ({ $ref: getSchemaPath(each) })),
    },
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'It is not open, or `debts` and `tasks` say what is still owed.' })
  close(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('number') number: string,
    @Body(new Valid(closingBody)) closing: z.infer<typeof closingBody>,
  ): Promise<void> {
    return this.closings.close(inTownOf(caller, town, 'close-dossiers'), caller, number, closing);
  }
}
