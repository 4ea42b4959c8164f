import { ApiProperty } from '@nestjs/swagger';

/** A service or an administration, as people call it. */
export class Named {
  @ApiProperty() id!: string;
  @ApiProperty({ example: 'Voirie et propreté' }) name!: string;
}

export class DemarcheName {
  @ApiProperty({ example: 'subvention-association' }) id!: string;
  @ApiProperty() title!: string;
}
