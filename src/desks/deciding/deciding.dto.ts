import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { words } from '../../platform/http/index.js';
import { OneOf } from '../dto/properties.js';
import { dismissalReasons, type DismissalReason } from './dismissal-reasons.js';

export const qualificationBody = z.strictObject({ demarche: z.string().min(1) });
export class QualificationBody {
  @ApiProperty({ description: 'Id of a démarche of the town’s catalogue.' }) demarche!: string;
}

export const dismissalBody = z.strictObject({ reason: z.enum(dismissalReasons) });
export class DismissalBody {
  @OneOf('DismissalReason', dismissalReasons) reason!: DismissalReason;
}

export const answerBody = z.strictObject({ note: words(2_000).optional() });
export class AnswerBody {
  @ApiProperty({ required: false, maxLength: 2_000, description: 'What was said, for the colleagues.' }) note?: string;
}

export const emptyBody = z.strictObject({});
