import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { messageLength, nameLength, subjectLength } from './form.js';

export class FormBody {
  @ApiPropertyOptional({ description: 'Id of a démarche of the catalogue.' }) demarche?: string;
  @ApiPropertyOptional({ maxLength: nameLength }) name?: string;
  @ApiPropertyOptional({ format: 'email', description: 'One of `email`, `phone` and `postalAddress` at least.' })
  email?: string;
  @ApiPropertyOptional({ example: '06 39 98 41 01' }) phone?: string;
  @ApiPropertyOptional({ description: 'Lines, without the name, two at least.' }) postalAddress?: string;
  @ApiPropertyOptional({ description: 'SIRET, SIREN or RNA.' }) organisationNumber?: string;
  @ApiPropertyOptional({ maxLength: subjectLength }) subject?: string;
  @ApiProperty({ maxLength: messageLength }) message!: string;
  @ApiPropertyOptional({
    type: [String],
    description:
      'Titles of the catalogue’s documents the usager has; those of the démarche not named here are then missing.',
  })
  documentsProvided?: string[];
  @ApiPropertyOptional({ description: 'The same key twice is the same form. Required here or as a header.' })
  idempotencyKey?: string;
}

export class FormTaken {
  @ApiProperty({ format: 'uuid' }) contactId!: string;
}
