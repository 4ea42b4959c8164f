import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { channelNames } from '../../dossiers/arrival.js';
import { Id, Valid } from '../../platform/http/index.js';
import { segments } from '../../towns/configuration/index.js';
import { RouteExplanation } from './route.dto.js';
import { contactRouteQuery, routeQuery, type RouteAsked } from './route-query.js';
import { Routes } from './routes.js';

@ApiTags('routing')
@Controller('api/towns/:town')
export class RoutesController {
  constructor(private readonly routes: Routes) {}

  /** Whom a démarche would go to, and why, with its clocks, its work, what would be owed, and what to propose with it. */
  @Get('route')
  @ApiQuery({ name: 'demarche', description: 'Id of a démarche of the town’s catalogue.' })
  @ApiQuery({ name: 'channel', required: false, enum: channelNames, enumName: 'ChannelName' })
  @ApiQuery({ name: 'place', required: false, example: '12 quai du Gier' })
  @ApiQuery({ name: 'segment', required: false, enum: segments, enumName: 'UsagerSegment' })
  @ApiQuery({ name: 'urgency', required: false, enum: ['normal', 'high', 'emergency'], enumName: 'Priority' })
  @ApiQuery({
    name: 'at',
    required: false,
    description: 'Absent: now.',
    schema: { type: 'string', format: 'date-time' },
  })
  @ApiOkResponse({ type: RouteExplanation })
  ofDemarche(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(routeQuery)) asked: RouteAsked,
  ): Promise<RouteExplanation> {
    return this.routes.ofDemarche(inTownOf(caller, town, 'see-contacts'), asked);
  }

  /** The same for a contact, as if it were routed now. */
  @Get('contacts/:id/route')
  @ApiQuery({ name: 'demarche', required: false, description: 'Absent: what it was found to be about.' })
  @ApiOkResponse({ type: RouteExplanation })
  @ApiNotFoundResponse()
  @ApiConflictResponse({ description: 'Nobody knows yet what it is about.' })
  ofContact(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Param('id', Id) id: string,
    @Query(new Valid(contactRouteQuery)) { demarche }: z.infer<typeof contactRouteQuery>,
  ): Promise<RouteExplanation> {
    return this.routes.ofContact(inTownOf(caller, town, 'see-contacts'), id, demarche);
  }
}
