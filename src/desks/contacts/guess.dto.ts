import { ApiProperty } from '@nestjs/swagger';

export class Guess {
  @ApiProperty() demarche!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: '0 to 1.' }) confidence!: number;
  @ApiProperty({ type: [String], description: 'The words that weighed; empty when the content is hidden.' })
  reasons!: string[];
}
