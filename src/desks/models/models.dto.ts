import { ApiProperty } from '@nestjs/swagger';
import { ListOf, Maybe, OneOf } from '../dto/properties.js';

export const modelStates = ['candidate', 'in-force', 'retired', 'refused'] as const;
export const modelCauses = ['first', 'catalogue', 'decisions', 'night'] as const;
export const modelRefusals = [
  'worse',
  'worse-calibrated',
  'not-better-than-set-aside',
  'overtaken',
  'unreadable',
  'interrupted',
  'stopped',
  'too-long',
  'out-of-memory',
  'failed',
] as const;

/** How good a model is at texts that were held out of its learning. */
export class ModelFigures {
  @ApiProperty() texts!: number;
  @ApiProperty({ description: 'The first guess is right or, for what is no démarche, a person would have been asked.' })
  understood!: number;
  @ApiProperty({ description: 'Of the démarches: decided without a person.' }) decided!: number;
  @ApiProperty() decidedRightly!: number;
  @ApiProperty({ description: 'Mean gap between announced confidence and share of right answers, 0 to 1.' })
  calibrationError!: number;
}

/** Asked the same texts. */
export class ModelComparison {
  @ApiProperty() candidate!: ModelFigures;
  @ApiProperty({ description: 'The one in force then.' }) inForce!: ModelFigures;
  @Maybe(ModelFigures as never, 'A later one that a person had set aside.') setAside!: ModelFigures | null;
}

export class ClassifierModel {
  @ApiProperty() version!: number;
  @OneOf('ModelState', modelStates) state!: (typeof modelStates)[number];
  @OneOf('ModelCause', modelCauses, { description: 'Why it was made.' }) cause!: (typeof modelCauses)[number];
  @ApiProperty({ description: 'Texts it has learnt.' }) examples!: number;
  @ApiProperty({ description: 'Of these, contacts about which people have decided.' }) contacts!: number;
  @Maybe(ModelComparison as never) figures!: ModelComparison | null;
  @OneOf('ModelRefusal', modelRefusals, { nullable: true }) refusal!: (typeof modelRefusals)[number] | null;
  @Maybe(Number, 'A later version a person set aside by putting this one in force: an automatic one must do better.')
  setAside!: number | null;
  @Maybe(String) decidedBy!: string | null;
  @Maybe(String, undefined, { format: 'date-time' }) decidedAt!: Date | null;
  @ApiProperty() createdAt!: Date;
  @ApiProperty({ description: 'May be put in force.' }) usable!: boolean;
}

/** How often people had to correct the program, for one démarche it named in one week. */
export class Overturn {
  @ApiProperty({ format: 'date', description: 'Monday of the week.' }) week!: string;
  @ApiProperty({ description: 'Id.' }) demarche!: string;
  @ApiProperty({ description: 'Decided without a person.' }) decided!: number;
  @ApiProperty({ description: 'Of these, corrected by a person since.' }) overturned!: number;
  @ApiProperty({ description: 'Left to a person, who has decided.' }) piled!: number;
  @ApiProperty({ description: 'Of these, as the program had guessed.' }) accepted!: number;
}

export class Overturns {
  @ApiProperty({ format: 'date', description: 'Monday of the first week that is counted.' }) since!: string;
  @ListOf(Overturn, 'The latest week first.') weeks!: Overturn[];
}
