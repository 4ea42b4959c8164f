import { z } from 'zod';
import { OneOf } from '../dto/properties.js';

export const callBackOutcomes = ['answered', 'no-answer'] as const;
export type CallBackOutcome = (typeof callBackOutcomes)[number];

export const callBackBody = z.strictObject({ outcome: z.enum(callBackOutcomes) });

export class CallBackBody {
  @OneOf('CallBackOutcome', callBackOutcomes, { description: '`answered`: somebody has spoken with the usager.' })
  outcome!: CallBackOutcome;
}
