import { z } from 'zod';
import {
  givenAddress,
  givenEmail,
  givenPhone,
  idempotencyKey,
  words,
  type FieldError,
} from '../../platform/http/index.js';
import type { Town } from '../../towns/index.js';

export const textLength = 10_000;
const demarchesMax = 10;
const documentsMax = 50;

/** What an agent writes down of a visit. */
export const visitShape = z
  .strictObject({
    /** Ids of the catalogue, the main one first. */
    demarches: z.array(z.string()).max(demarchesMax).default([]),
    name: words(200).optional(),
    phone: givenPhone.optional(),
    email: givenEmail.optional(),
    /** Lines, without the name. */
    postalAddress: givenAddress.optional(),
    text: words(textLength).optional(),
    /** Titles of the catalogue. */
    documentsMissing: z.array(z.string()).max(documentsMax).default([]),
    /** The question was answered there and then (J06). */
    answered: z.boolean().default(false),
    idempotencyKey,
  })
  .refine(({ demarches, text }) => demarches.length > 0 || text !== undefined, {
    path: ['demarches'],
    message: 'Choisissez une démarche, ou écrivez ce que la personne demande.',
  });

export type Visit = z.infer<typeof visitShape>;

/** What the catalogue of the town does not know. */
export function unknownIn(town: Town, { demarches, documentsMissing }: Visit): FieldError[] {
  const asked = new Set(demarches.flatMap((id) => town.demarches.get(id)?.documents ?? []));
  return [
    ...demarches.flatMap((id, place) =>
      town.demarches.has(id)
        ? []
        : [{ field: `demarches.${place}`, message: 'Cette démarche n’est pas au catalogue.' }],
    ),
    ...documentsMissing.flatMap((title, place) =>
      asked.has(title)
        ? []
        : [{ field: `documentsMissing.${place}`, message: 'Ce document n’est pas demandé pour ces démarches.' }],
    ),
  ];
}
