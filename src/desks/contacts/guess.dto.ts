import { ApiProperty } from '@nestjs/swagger';
import { Named } from '../dto/names.dto.js';
import { ListOf } from '../dto/properties.js';

export class Guess {
  @ApiProperty() demarche!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: '0 to 1.' }) confidence!: number;
  @ApiProperty({
    type: [String],
    description: 'The words and signs that weighed, in French; empty when the content is hidden.',
  })
  reasons!: string[];
}

/** Whom it may be for when no démarche is likely. Nothing is sent by it (TR-01). */
export class OutsideGuess {
  @ApiProperty() administration!: Named;
  @ApiProperty({ type: [String], description: 'The words that name it.' }) reasons!: string[];
}

/** Words that look like a request of their own (J24). */
export class Segment {
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'Place of its first sign in the words, from 0.' }) from!: number;
  @ApiProperty({ description: 'Place after its last sign.' }) to!: number;
  @ListOf(Guess, 'Best first.') guesses!: Guess[];
}
