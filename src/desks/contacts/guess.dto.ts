import { ApiProperty } from '@nestjs/swagger';
import { ListOf } from '../dto/properties.js';

export class Guess {
  @ApiProperty() demarche!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: '0 to 1.' }) confidence!: number;
  @ApiProperty({ type: [String], description: 'The words that weighed; empty when the content is hidden.' })
  reasons!: string[];
}

/** Words that look like a request of their own (J24). */
export class Segment {
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'Place of its first sign in the words, from 0.' }) from!: number;
  @ApiProperty({ description: 'Place after its last sign.' }) to!: number;
  @ListOf(Guess, 'Best first.') guesses!: Guess[];
}
