import { ApiProperty } from '@nestjs/swagger';

/** A colleague who has a contact before them now. */
export class Attention {
  @ApiProperty({ format: 'uuid' }) contactId!: string;
  @ApiProperty({ description: 'Of the colleague.' }) name!: string;
  @ApiProperty() since!: Date;
}
