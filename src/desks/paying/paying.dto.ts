import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { words } from '../../platform/http/index.js';
import { OneOf } from '../dto/properties.js';
import { waiverReasons, type WaiverReason } from '../dossiers/closing.dto.js';

const noteLength = 2_000;

export class SettledByConversation {
  @ApiProperty({ maxLength: noteLength, description: 'What was said to the usager, by whoever said it.' })
  conversation!: string;
}

export class SettledByWaiver {
  @OneOf('WaiverReason', waiverReasons) waiver!: WaiverReason;
}

export const settlementBody = z.union([
  z.strictObject({ conversation: words(noteLength) }),
  z.strictObject({ waiver: z.enum(waiverReasons) }),
]);
export type Settlement = z.infer<typeof settlementBody>;

export const resolutionBody = z.strictObject({ arrived: z.boolean() });
export class ResolutionBody {
  @ApiProperty({ description: 'False: it never left, and is sent now.' }) arrived!: boolean;
}
