import { ApiProperty } from '@nestjs/swagger';
import { z } from 'zod';
import { words } from '../../platform/http/index.js';
import { ListOf, OneOf } from '../dto/properties.js';
import { dismissalReasons, type DismissalReason } from './dismissal-reasons.js';

/** A letter holds two requests, seldom three; more is a mistake. */
const partsMax = 10;
const partLength = 20_000;

const demarche = z.string().min(1);
export const qualificationBody = z
  .strictObject({
    demarche: demarche.optional(),
    demarches: z.array(demarche).min(2, 'Il faut au moins deux démarches.').max(partsMax).optional(),
    parts: z
      .array(z.strictObject({ demarche, text: words(partLength) }))
      .min(2, 'Il faut au moins deux demandes.')
      .max(partsMax)
      .optional(),
  })
  .superRefine((asked, context) => {
    const said = Object.values(asked).filter((value) => value !== undefined).length;
    if (said === 0) context.addIssue({ code: 'custom', path: ['demarche'], message: 'Ce champ est obligatoire.' });
    if (said > 1)
      context.addIssue({ code: 'custom', path: [], message: 'Dites une démarche, ou plusieurs, ou des parties.' });
    if (asked.demarches && new Set(asked.demarches).size < asked.demarches.length)
      context.addIssue({ code: 'custom', path: ['demarches'], message: 'La même démarche est dite deux fois.' });
  });
/** One of the three. */
export type QualificationAsked = z.infer<typeof qualificationBody>;

export class QualificationBody {
  @ApiProperty({ description: 'Id of a démarche of the town’s catalogue.' }) demarche!: string;
}

export class QualificationOfSeveral {
  @ApiProperty({
    type: [String],
    description: 'Several needs in one contact, the main one first: linked dossiers are opened, one for each.',
  })
  demarches!: string[];
}

export class QualificationPart {
  @ApiProperty({ description: 'Id of a démarche of the town’s catalogue.' }) demarche!: string;
  @ApiProperty({ maxLength: partLength, description: 'The usager’s words about it: what its service reads.' })
  text!: string;
}

export class QualificationOfParts {
  @ListOf(QualificationPart, 'Several needs, each with its own words, the main one first.') parts!: QualificationPart[];
}

export const correctionBody = z.strictObject({ demarche, dossier: z.string().min(1).optional() });
export class CorrectionBody {
  @ApiProperty({ description: 'Id of the démarche it is about after all.' }) demarche!: string;
  @ApiProperty({ required: false, description: 'Number of the dossier, when the contact has several.' })
  dossier?: string;
}

export const dismissalBody = z.strictObject({ reason: z.enum(dismissalReasons) });
export class DismissalBody {
  @OneOf('DismissalReason', dismissalReasons) reason!: DismissalReason;
}

export const answerBody = z.strictObject({ note: words(2_000).optional() });
export class AnswerBody {
  @ApiProperty({ required: false, maxLength: 2_000, description: 'What was said, for the colleagues.' }) note?: string;
}

export const emptyBody = z.strictObject({});
