import { Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import type { Version } from '../../pipeline/qualification/models/index.js';
import { Models } from './models.js';
import { ClassifierModel, Overturns } from './models.dto.js';

const number = /^[1-9][0-9]{0,8}$/;

/** What the classifier has learnt, how often people correct it, and which version answers. */
@ApiTags('supervision')
@Controller('api/towns/:town/models')
export class ModelsController {
  constructor(private readonly models: Models) {}

  /** Every version, the latest first. */
  @Get()
  @ApiOkResponse({ type: ClassifierModel, isArray: true })
  list(@CurrentCaller() caller: Caller, @Param('town') town: string): Promise<Version[]> {
    return this.models.all(inTownOf(caller, town, 'choose-model'));
  }

  /** How often people had to correct the program, by démarche and by week. */
  @Get('overturns')
  @ApiOkResponse({ type: Overturns })
  overturns(@CurrentCaller() caller: Caller, @Param('town') town: string): Promise<Overturns> {
    return this.models.overturns(inTownOf(caller, town, 'choose-model'));
  }

  /** Puts an older version in force again, or a later one that was set aside. */
  @Post(':version/enforcement')
  @HttpCode(204)
  @ApiParam({ name: 'version', type: Number })
  @ApiNoContentResponse({ description: 'Every process answers with it within the half-minute.' })
  @ApiConflictResponse({ description: 'It is in force already, or is not kept any more.' })
  enforce(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('version') version: string,
  ): Promise<void> {
    const member = inTownOf(caller, town, 'choose-model');
    if (!number.test(version)) throw new NotFoundException();
    return this.models.enforce(member, caller, Number(version));
  }
}
