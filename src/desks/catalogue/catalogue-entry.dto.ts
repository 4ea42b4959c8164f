import { ApiProperty } from '@nestjs/swagger';
import { DemarcheName, Named } from '../dto/names.dto.js';
import { Maybe } from '../dto/properties.js';

export class CatalogueEntry extends DemarcheName {
  @ApiProperty({ description: 'Name of its catalogue file.' }) category!: string;
  @ApiProperty({ type: [String], description: 'Titles of the documents that are asked for.' }) documents!: string[];
  @ApiProperty({ type: [String], description: 'Ids of the démarches to propose with it, in one visit (J01).' })
  chain!: string[];
  @Maybe(Named, 'Null when another administration does it all.') service!: Named | null;
}
