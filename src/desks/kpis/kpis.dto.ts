import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { channelNames, type ChannelName } from '../../dossiers/arrival.js';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';
import { dimensions, type Dimension } from './asked.js';
import { compared, type Compared } from './comparisons.js';
import { periodNames, type PeriodName } from './periods.js';

const countMost = 24;
const unlessAsked = { period: 'month', count: 6 } as const;

export const kpisQuery = z.strictObject({
  period: z.enum(periodNames).default(unlessAsked.period),
  count: z.coerce
    .number()
    .int()
    .min(1, 'De 1 à 24 périodes.')
    .max(countMost, 'De 1 à 24 périodes.')
    .default(unlessAsked.count),
  until: z.iso.date('Une date s’écrit AAAA-MM-JJ.').optional(),
  service: z.string().optional(),
  channel: z.enum(channelNames).optional(),
  demarche: z.string().optional(),
  by: z.enum(dimensions).optional(),
});
export type KpisQuery = z.infer<typeof kpisQuery>;

export const units = ['share', 'number', 'days', 'hours'] as const;
export type Unit = (typeof units)[number];

export class KpiPeriod {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date', description: 'Its last day.' }) to!: string;
  @ApiProperty({ description: 'False while it goes on.' }) over!: boolean;
}

export class KpiFigure {
  @Maybe(Number, 'Null for a median or a spread, and where it is withheld.') numerator!: number | null;
  @Maybe(Number, 'Null where it is withheld.') denominator!: number | null;
  @Maybe(Number, 'Of a share from 0 to 1; null when nothing happened, or where it is withheld.') value!: number | null;
  @ApiProperty({ description: 'Of a confidential service, and so small that it might tell of one person.' })
  withheld!: boolean;
}

/** The figures of one service, channel or démarche, or of all. */
export class KpiRow {
  @Maybe(String, 'Null: all, or of none.') id!: string | null;
  @Maybe(String, 'As people call it; null: all.') name!: string | null;
  @ListOf(KpiFigure, 'One for each period, in order.') figures!: KpiFigure[];
}

export class KpiMeasure {
  @ApiProperty({ example: 'K5' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'What its numerator counts, in French.' }) numerator!: string;
  @ApiProperty({ description: 'What its denominator counts, in French.' }) denominator!: string;
  @OneOf('KpiUnit', units) unit!: Unit;
  @Maybe(Number, 'Of a share from 0 to 1.') target!: number | null;
  @Maybe(String, 'In French, why nothing is measured; null: it is.') unmeasured!: string | null;
  @ListOf(KpiRow) rows!: KpiRow[];
}

export class KpiEntry {
  @ApiProperty({ example: 'K5' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() definition!: string;
  @ListOf(KpiMeasure) measures!: KpiMeasure[];
}

export class ChannelValue {
  @OneOf('ChannelName', channelNames) channel!: ChannelName;
  @ApiProperty() dossiers!: number;
  @ApiProperty({ description: 'Days, or a rate from 0 to 1.' }) value!: number;
}

/** One démarche in one period, by every channel that enough dossiers came by (K6). */
export class KpiComparison {
  @ApiProperty({ format: 'date', description: 'First day of the period.' }) period!: string;
  @ApiProperty() demarche!: string;
  @ApiProperty() title!: string;
  @OneOf('Compared', compared) what!: Compared;
  @ListOf(ChannelValue) channels!: ChannelValue[];
  @Maybe(Number, 'Of days, 1 for twice as long, null when the shortest is 0; of rates, their difference from 0 to 1.')
  gap!: number | null;
  @ApiProperty() alert!: boolean;
}

export class KpiReport {
  @OneOf('PeriodName', periodNames) period!: PeriodName;
  @OneOf('KpiDimension', dimensions, { nullable: true }) by!: Dimension | null;
  @ListOf(KpiPeriod, 'The oldest first.') periods!: KpiPeriod[];
  @ListOf(KpiEntry) kpis!: KpiEntry[];
  @ListOf(KpiComparison, 'Empty where démarches cannot be compared.') comparisons!: KpiComparison[];
}
