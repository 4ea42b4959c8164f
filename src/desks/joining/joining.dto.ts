import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { DossierCard } from '../dossiers/dossier-page.dto.js';

/** A dossier a contact may belong to. */
export class JoiningCandidate {
  @ApiProperty() dossier!: DossierCard;
  @ApiProperty({ type: [String], description: 'Why, in French, for the agent.' }) reasons!: string[];
}

export const joiningBody = z.strictObject({ dossier: z.string().min(1) });
export class JoiningBody {
  @ApiProperty({ example: 'SA-2027-000123', description: 'Number of the dossier.' }) dossier!: string;
}

export const detachmentBody = z.strictObject({ contact: z.uuid() });
export class DetachmentBody {
  @ApiProperty({ format: 'uuid', description: 'Id of a contact that had joined this dossier.' }) contact!: string;
}
