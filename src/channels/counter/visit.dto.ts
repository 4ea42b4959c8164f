import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { textLength } from './visit.js';

export class VisitBody {
  @ApiPropertyOptional({ type: [String], description: 'Ids of the catalogue, the main one first.' })
  demarches?: string[];
  @ApiPropertyOptional() name?: string;
  @ApiPropertyOptional({ example: '06 39 98 41 01' }) phone?: string;
  @ApiPropertyOptional({ format: 'email' }) email?: string;
  @ApiPropertyOptional({ description: 'Lines, without the name, two at least.' }) postalAddress?: string;
  @ApiPropertyOptional({ maxLength: textLength, description: 'What the person asks.' }) text?: string;
  @ApiPropertyOptional({
    type: [String],
    description: 'Titles of the catalogue’s documents that are still to be brought.',
  })
  documentsMissing?: string[];
  @ApiPropertyOptional({ description: 'Answered there and then: nothing is left to do.' }) answered?: boolean;
  @ApiProperty({ description: 'The same key twice is the same visit.' }) idempotencyKey!: string;
}

export class VisitTaken {
  @ApiProperty({ format: 'uuid', description: 'Its page gives the numbers of the dossiers, once the line has passed.' })
  contactId!: string;
}
