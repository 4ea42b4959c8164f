import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { INTAKE_DOOR, type IntakeDoor } from '../../pipeline/intake/door.types.js';
import { Clock } from '../../platform/clock/index.js';
import { Invalid, KeyTaken, Valid } from '../../platform/http/index.js';
import { Towns } from '../../towns/index.js';
import { arrivalOfVisit } from './arrival-of-visit.js';
import { VisitBody, VisitTaken } from './visit.dto.js';
import { unknownIn, visitShape } from './visit.js';

@ApiTags('counter')
@Controller('api/towns/:town/visits')
export class VisitsController {
  constructor(
    @Inject(INTAKE_DOOR) private readonly door: Pick<IntakeDoor, 'receive'>,
    private readonly towns: Towns,
    private readonly clock: Clock,
  ) {}

  /** Writes a visit down; the line does the rest. The same key twice is the same visit. */
  @Post()
  @HttpCode(201)
  @ApiBody({ type: VisitBody })
  @ApiCreatedResponse({ type: VisitTaken })
  @ApiConflictResponse({ description: 'The key came before with another visit: this one is not stored.' })
  @ApiUnprocessableEntityResponse({ description: '`errors`: each field and what is wrong with it, in French.' })
  async receive(
    @CurrentCaller() caller: Caller,
    @Param('town') slug: string,
    @Body(new Valid(visitShape)) visit: z.infer<typeof visitShape>,
  ): Promise<VisitTaken> {
    const { townId, serviceId } = inTownOf(caller, slug, 'receive-visits');
    const errors = unknownIn(await this.towns.byId(townId), visit);
    if (errors.length > 0) throw new Invalid(errors);
    const arrival = arrivalOfVisit(visit, { townId, serviceId, login: caller.login }, this.clock.now());
    const { contactId, first } = await this.door.receive(arrival);
    if (first?.isSame === false) throw new KeyTaken();
    return { contactId };
  }
}
