import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiForbiddenResponse, ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, inTownOf, type Caller } from '../../access/index.js';
import { channelNames } from '../../dossiers/arrival.js';
import { Valid } from '../../platform/http/index.js';
import { dimensions } from './asked.js';
import { csvOf } from './csv.js';
import { Indicators } from './indicators.js';
import { KpiReport, kpisQuery, type KpisQuery } from './kpis.dto.js';
import { periodNames } from './periods.js';

/** K1 to K17 (docs/kpis.md): what is counted of a town hall's work. */
@ApiTags('supervision')
@ApiQuery({ name: 'period', required: false, enum: periodNames, description: 'Months without it.' })
@ApiQuery({ name: 'count', required: false, type: Number, description: 'Periods, 1 to 24; 6 without it.' })
@ApiQuery({
  name: 'until',
  required: false,
  type: String,
  description: 'A day of the last period, YYYY-MM-DD; today without it.',
})
@ApiQuery({ name: 'service', required: false, type: String, description: 'Id.' })
@ApiQuery({ name: 'channel', required: false, enum: channelNames })
@ApiQuery({ name: 'demarche', required: false, type: String, description: 'Id.' })
@ApiQuery({ name: 'by', required: false, enum: dimensions, description: 'A row for each; one for all without it.' })
@ApiForbiddenResponse({ description: 'For whoever is responsible.' })
@Controller('api/towns/:town')
export class KpisController {
  constructor(private readonly indicators: Indicators) {}

  @Get('kpis')
  @ApiOkResponse({ type: KpiReport })
  read(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(kpisQuery)) query: KpisQuery,
  ): Promise<KpiReport> {
    return this.indicators.of(inTownOf(caller, town, 'see-figures'), query);
  }

  /** The same figures, a line each, for a spreadsheet. */
  @Get('kpis.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async csv(
    @CurrentCaller() caller: Caller,
    @Param('town') town: string,
    @Query(new Valid(kpisQuery)) query: KpisQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const member = inTownOf(caller, town, 'see-figures');
    const report = await this.indicators.of(member, query);
    const name = `indicateurs-${member.slug}-${report.periods.at(-1)!.to}.csv`;
    await reply
      .headers({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${name}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
      .send(csvOf(member.name, report));
  }
}
