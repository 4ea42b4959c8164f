import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { words } from '../../platform/http/index.js';

const titleLength = 200;
const documentsMost = 20;

export const documentRequestBody = z.strictObject({
  documents: z.array(words(titleLength)).min(1).max(documentsMost),
  deadline: z.iso.date('La date limite s’écrit comme 2027-03-15.'),
});
export class DocumentRequestBody {
  @ApiProperty({ type: [String], maxItems: documentsMost, description: 'Titles, as the usager reads them.' })
  documents!: string[];
  @ApiProperty({ format: 'date', description: 'Last day for them to come; after today.' }) deadline!: string;
}

export const receiptBody = z.strictObject({ contact: z.uuid().optional() });
export class ReceiptBody {
  @ApiProperty({
    required: false,
    format: 'uuid',
    description: 'Contact of the dossier that brought the last of them. Left out: they were handed over now.',
  })
  contact?: string;
}
