import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { PileCard } from './pile-card.dto.js';
import { Piles } from './piles.js';

/** What waits for a person, what has waited longest first. */
@ApiTags('piles')
@Controller('api/towns/:town')
export class PilesController {
  constructor(private readonly piles: Piles) {}

  /** What could not be processed. */
  @ApiOkResponse({ type: PileCard, isArray: true })
  @Get('quarantine')
  quarantine(@CurrentCaller() caller: Caller, @Param('town') town: string): Promise<PileCard[]> {
    return this.piles.read(inTownOf(caller, town, 'see-contacts'), 'quarantined');
  }

  /** What the program did not understand with enough certainty, or must not decide. */
  @ApiOkResponse({ type: PileCard, isArray: true })
  @Get('to-qualify')
  toQualify(@CurrentCaller() caller: Caller, @Param('town') town: string): Promise<PileCard[]> {
    return this.piles.read(inTownOf(caller, town, 'see-contacts'), 'to-qualify');
  }

  /** What a machine seems to have written. */
  @ApiOkResponse({ type: PileCard, isArray: true })
  @Get('to-read')
  toRead(@CurrentCaller() caller: Caller, @Param('town') town: string): Promise<PileCard[]> {
    return this.piles.read(inTownOf(caller, town, 'see-contacts'), 'to-read');
  }
}
