import { z } from 'zod';
import { givenAddress, givenEmail, givenPhone, idempotencyKey, words } from '../../platform/http/index.js';

export const nameLength = 200;
export const subjectLength = 200;
export const messageLength = 10_000;
const documentsMax = 50;

const organisationNumber = z
  .string()
  .transform((text) => text.replace(/[\s.]/g, '').toUpperCase())
  .pipe(
    z
      .string()
      .regex(
        /^(\d{9}|\d{14}|W\d{9})$/,
        'Le numéro a 14 chiffres (SIRET), 9 chiffres (SIREN), ou W et 9 chiffres (RNA).',
      ),
  );

/** What a usager writes to the town hall on the public form. */
export const formShape = z
  .strictObject({
    /** Id in the catalogue. */
    demarche: z.string().optional(),
    name: words(nameLength).optional(),
    email: givenEmail.optional(),
    phone: givenPhone.optional(),
    /** Lines, without the name. */
    postalAddress: givenAddress.optional(),
    organisationNumber: organisationNumber.optional(),
    subject: words(subjectLength).optional(),
    message: words(messageLength),
    /** Titles of the catalogue. Absent: the usager was not asked, so nothing can be said to be missing. */
    documentsProvided: z.array(z.string().max(500)).max(documentsMax).optional(),
    idempotencyKey,
  })
  .refine(({ email, phone, postalAddress }) => email ?? phone ?? postalAddress, {
    path: ['email'],
    message:
      'Pour recevoir une réponse, donnez une adresse électronique, un numéro de téléphone ou une adresse postale.',
  });

export type Form = z.infer<typeof formShape>;
