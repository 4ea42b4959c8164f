import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Valid } from '../../platform/http/index.js';
import { Reconciliation } from './reconciliation.dto.js';
import { Reconciliations } from './reconciliations.js';

const dayQuery = z.strictObject({ day: z.iso.date('Une date s’écrit AAAA-MM-JJ.').optional() });

@ApiTags('supervision')
@Controller('api/towns/:town/reconciliation')
export class ReconciliationController {
  constructor(private readonly reconciliations: Reconciliations) {}

  /** What became of all that came in on a day: nothing disappears. */
  @Get()
  @ApiQuery({ name: 'day', required: false, description: 'YYYY-MM-DD; today without it.' })
  @ApiOkResponse({ type: Reconciliation })
  read(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(dayQuery)) { day }: z.infer<typeof dayQuery>,
  ): Promise<Reconciliation> {
    return this.reconciliations.of(inTownOf(caller, town, 'see-contacts'), day);
  }
}
