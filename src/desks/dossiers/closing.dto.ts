import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { words } from '../../platform/http/index.js';
import { OneOf } from '../dto/properties.js';

const variants = ['answer', 'done'] as const;

/** Why a usager is left without the answer. Nobody is by default: each is a person's decision. */
export const waiverReasons = ['no_contact', 'unreachable', 'told-in-person', 'withdrawn', 'duplicate'] as const;
export type WaiverReason = (typeof waiverReasons)[number];

const answerLength = 10_000;
const signatureLength = 200;

export class ClosingWithAnswer {
  @ApiProperty({ maxLength: answerLength, description: 'What the usager is told, in plain French.' }) answer!: string;
  @OneOf('ClosingVariant', variants, {
    description: '`done`: something was carried out; `answer`: a question was answered.',
  })
  variant!: (typeof variants)[number];
}

class SignedDecision {
  @ApiProperty({ maxLength: signatureLength, description: 'Name and quality of whoever signed it, for the town.' })
  by!: string;
  @ApiProperty({ format: 'date' }) on!: string;
}

/** AG-03: a message notifies what a person of the town has decided and signed; it decides nothing. */
export class ClosingWithRefusal {
  @ApiProperty({ maxLength: answerLength, description: 'Why, in plain French.' }) refusal!: string;
  @ApiProperty({ type: SignedDecision }) decision!: SignedDecision;
}

export class ClosingWithoutWord {
  @OneOf('WaiverReason', waiverReasons) reason!: WaiverReason;
}

export const closingBody = z.union([
  z.strictObject({ answer: words(answerLength), variant: z.enum(variants) }),
  z.strictObject({
    refusal: words(answerLength),
    decision: z.strictObject({ by: words(signatureLength), on: z.iso.date('La date s’écrit comme 2027-03-15.') }),
  }),
  z.strictObject({ reason: z.enum(waiverReasons) }),
]);
export type Closing = z.infer<typeof closingBody>;
