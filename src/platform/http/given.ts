import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

const country = 'FR';
const addressLinesMin = 2;
const addressLength = 500;

/** Control signs and halves of signs: no text has them, and the database keeps none. */
const unwritable = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

/** Words a person typed, without the signs a text cannot hold; at least one letter. */
export function words(max: number) {
  return z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').replace(unwritable, '').trim())
    .pipe(z.string().min(1).max(max));
}

export const givenEmail = z
  .string()
  .trim()
  .pipe(z.email('L’adresse électronique s’écrit comme nom@exemple.fr.').max(254));

/** As people write a number in France; E.164 afterwards. */
export const givenPhone = z.string().transform((text, context) => {
  const number = parsePhoneNumberFromString(text, country);
  if (number?.isPossible()) return number.number;
  context.addIssue({ code: 'custom', message: 'Le numéro de téléphone s’écrit comme 06 39 98 41 01.' });
  return z.NEVER;
});

/** A postal address typed on several lines, without the name. */
export const givenAddress = words(addressLength)
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  )
  .pipe(
    z
      .array(z.string())
      .min(
        addressLinesMin,
        'L’adresse postale tient sur deux lignes au moins : la rue, puis le code postal et la ville.',
      ),
  );

/** Makes two sendings of the same thing one. Chosen by the sender; long enough not to be met twice. */
export const idempotencyKey = z.string().regex(/^[\w-]{8,100}$/, 'Cette clé a de 8 à 100 lettres, chiffres ou tirets.');
