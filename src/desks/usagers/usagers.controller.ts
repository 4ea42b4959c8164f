import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { Id, Valid } from '../../platform/http/index.js';
import {
  otherBody,
  OtherUsagerBody,
  SplitByContacts,
  SplitByIdentities,
  splitBody,
  UsagerCard,
  UsagerPage,
} from './usager.dto.js';
import { UsagerChanges } from './usager-changes.js';
import { Usagers } from './usagers.js';

const usagersQuery = z.strictObject({ q: z.string().trim().min(2).max(200) });

/** Who writes to the town hall, and which files are one person. */
@ApiTags('usagers')
@Controller('api/towns/:town/usagers')
export class UsagersController {
  constructor(
    private readonly usagers: Usagers,
    private readonly changes: UsagerChanges,
  ) {}

  /** Finds usagers by a part of a number, an e-mail, a name, an address, or by the number of a dossier; twenty at most. */
  @Get()
  @ApiQuery({ name: 'q', example: 'fontaine tanneries' })
  @ApiOkResponse({ type: UsagerCard, isArray: true })
  find(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(usagersQuery)) { q }: z.infer<typeof usagersQuery>,
  ): Promise<UsagerCard[]> {
    return this.usagers.find(inTownOf(caller, town, 'see-contacts'), q);
  }

  /** All that is known of one usager; of a file that was merged, the whole. */
  @Get(':id')
  @ApiOkResponse({ type: UsagerPage })
  @ApiNotFoundResponse()
  page(@CurrentCaller() caller: Caller, @Param('town') town: string, @Param('id', Id) id: string): Promise<UsagerPage> {
    return this.usagers.page(inTownOf(caller, town, 'see-contacts'), id);
  }

  /** Says that another usager is this one: from then on they are shown together. */
  @Post(':id/merges')
  @HttpCode(204)
  @ApiBody({ type: OtherUsagerBody })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'They are one already, or a colleague was faster.' })
  merge(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(otherBody)) { other }: z.infer<typeof otherBody>,
  ): Promise<void> {
    return this.changes.merge(inTownOf(caller, town, 'qualify'), caller, id, other);
  }

  /** Says that some contacts, or some identities, are somebody else's: they get a file of their own. */
  @Post(':id/splits')
  @HttpCode(204)
  @ApiExtraModels(SplitByContacts, SplitByIdentities)
  @ApiBody({
    schema: { oneOf: [{ $ref: getSchemaPath(SplitByContacts) }, { $ref: getSchemaPath(SplitByIdentities) }] },
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'Nothing would be left on one of the sides, or a colleague was faster.' })
  split(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(splitBody)) asked: z.infer<typeof splitBody>,
  ): Promise<void> {
    return this.changes.split(inTownOf(caller, town, 'qualify'), caller, id, asked);
  }

  /** Takes a merge or a split back. */
  @Post(':id/changes/:change/undoing')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'It was taken back already, or something else was decided since.' })
  undo(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Param('change', Id) change: string,
  ): Promise<void> {
    return this.changes.undo(inTownOf(caller, town, 'qualify'), caller, id, change);
  }

  /** Says that another usager is not this one: it is not offered again. */
  @Post(':id/distinctions')
  @HttpCode(204)
  @ApiBody({ type: OtherUsagerBody })
  @ApiNoContentResponse()
  distinguish(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Body(new Valid(otherBody)) { other }: z.infer<typeof otherBody>,
  ): Promise<void> {
    return this.changes.distinguish(inTownOf(caller, town, 'qualify'), caller, id, other);
  }
}
