import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { idempotencyKey, words } from '../../platform/http/index.js';

const replyLength = 10_000;
const shortLength = 1_000;

const said = (length: number) => z.strictObject({ text: words(length), idempotencyKey });
export const replyBody = said(replyLength);
/** Of news, and of what must be made precise. */
export const shortBody = said(shortLength);
export type Said = z.infer<typeof replyBody>;

const key = { description: 'The same key twice is the same message.' };

export class ReplyBody {
  @ApiProperty({ maxLength: replyLength, description: 'What the usager is told, in plain French.' }) text!: string;
  @ApiProperty(key) idempotencyKey!: string;
}

export class ShortWordBody {
  @ApiProperty({ maxLength: shortLength, description: 'In plain French, without a full stop.' }) text!: string;
  @ApiProperty(key) idempotencyKey!: string;
}
