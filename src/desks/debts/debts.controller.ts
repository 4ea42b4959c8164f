import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiForbiddenResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Valid } from '../../platform/http/index.js';
import { debtsQuery, OwedWord } from './owed-word.dto.js';
import { OwedWords } from './owed-words.js';

/** How many usagers are left without word, and why. */
@ApiTags('dossiers')
@Controller('api/towns/:town/debts')
export class DebtsController {
  constructor(private readonly words: OwedWords) {}

  /** What is owed, what has been due longest first; five hundred at most. */
  @Get()
  @ApiQuery({ name: 'service', required: false, description: 'Id.' })
  @ApiOkResponse({ type: OwedWord, isArray: true })
  @ApiForbiddenResponse({ description: 'An agent sees what their own service owes.' })
  list(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(debtsQuery)) { service }: z.infer<typeof debtsQuery>,
  ): Promise<OwedWord[]> {
    return this.words.list(inTownOf(caller, town, 'see-debts'), service);
  }
}
